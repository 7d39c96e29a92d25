//! Photos made smaller: the browser unpacks them, turns them upright and packs them again as JPEG. What the camera
//! noted in the file (place, time, device) is left behind.

use super::files::Bulk;
use assessment::answers::PICTURE;
use draft::picture::within;
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap, Url, Worker};

/// How much of a photo is given up for its size.
const QUALITY: f64 = 0.8;

/// The picture in a file, its longest side no longer than this; `None` when this browser cannot unpack it. All of it is
/// done beside the page, but in a browser that draws in its pages only.
pub async fn smaller(file: &Bulk, side: u32) -> Option<Bulk> {
    let window = web_sys::window()?;
    let unpacked = window.create_image_bitmap_with_blob(file.blob()).ok()?;
    let picture: ImageBitmap = JsFuture::from(unpacked).await.ok()?.unchecked_into();
    let (width, height) = within(picture.width(), picture.height(), side);
    let draws_beside = Reflect::has(&window, &"OffscreenCanvas".into()).unwrap_or(false);
    let packed = if draws_beside {
        beside(&picture, width, height)?
    } else {
        here(&picture, width, height)?
    };
    Bulk::from_value(JsFuture::from(packed).await.ok()?)
}

/// Draws and packs in a worker.
fn beside(picture: &ImageBitmap, width: u32, height: u32) -> Option<Promise> {
    let script = Bulk::of(&[include_bytes!("../../../../assets/photo-worker.js").to_vec()])?;
    let address = Url::create_object_url_with_blob(script.blob()).ok()?;
    let worker = Worker::new(&address).ok()?;
    let request = Object::new();
    let members: [(&str, JsValue); 5] = [
        ("picture", picture.into()),
        ("width", width.into()),
        ("height", height.into()),
        ("media", PICTURE.into()),
        ("quality", QUALITY.into()),
    ];
    for (name, value) in members {
        Reflect::set(&request, &name.into(), &value).ok()?;
    }
    let packed = Promise::new(&mut |resolve, _| {
        let ended = worker.clone();
        let address = address.clone();
        let answer = Closure::once_into_js(move |event: web_sys::Event| {
            ended.terminate();
            let _ = Url::revoke_object_url(&address);
            let data = Reflect::get(&event, &"data".into()).unwrap_or(JsValue::NULL);
            let _ = resolve.call1(&JsValue::UNDEFINED, &data);
        });
        worker.set_onmessage(Some(answer.unchecked_ref()));
        worker.set_onerror(Some(answer.unchecked_ref()));
    });
    worker
        .post_message_with_transfer(&request, &Array::of1(picture))
        .ok()?;
    Some(packed)
}

/// Draws in the page, which stands still for a moment, and packs beside it.
fn here(picture: &ImageBitmap, width: u32, height: u32) -> Option<Promise> {
    let canvas = web_sys::window()?.document()?.create_element("canvas");
    let canvas: HtmlCanvasElement = canvas.ok()?.unchecked_into();
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.unchecked_into();
    // Where the picture lets the ground through, paper is white.
    context.set_fill_style_str("#fff");
    let (width, height) = (f64::from(width), f64::from(height));
    context.fill_rect(0.0, 0.0, width, height);
    let _ = Reflect::set(&context, &"imageSmoothingQuality".into(), &"high".into());
    let drawn =
        context.draw_image_with_image_bitmap_and_dw_and_dh(picture, 0.0, 0.0, width, height);
    picture.close();
    drawn.ok()?;
    Some(Promise::new(&mut |resolve, _| {
        let _ = canvas.to_blob_with_type_and_encoder_options(&resolve, PICTURE, &QUALITY.into());
    }))
}
