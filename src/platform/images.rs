//! Photos made smaller: the browser unpacks them, turns them upright and packs them again as JPEG. What the camera
//! noted in the file (place, time, device) is left behind.

use super::files::Bulk;
use assessment::answers::PICTURE;
use draft::picture::within;
use js_sys::{Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap};

/// How much of a photo is given up for its size.
const QUALITY: f64 = 0.8;

/// The picture in a file, its longest side no longer than this; `None` when this browser cannot unpack it. Unpacking
/// and packing are done beside the page, drawing takes a moment of it.
pub async fn smaller(file: &Bulk, side: u32) -> Option<Bulk> {
    let window = web_sys::window()?;
    let unpacked = window.create_image_bitmap_with_blob(file.blob()).ok()?;
    let picture: ImageBitmap = JsFuture::from(unpacked).await.ok()?.unchecked_into();
    let (width, height) = within(picture.width(), picture.height(), side);
    let canvas = window.document()?.create_element("canvas").ok()?;
    let canvas: HtmlCanvasElement = canvas.unchecked_into();
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.unchecked_into();
    // Where the picture lets the ground through, paper is white.
    context.set_fill_style_str("#fff");
    let (width, height) = (f64::from(width), f64::from(height));
    context.fill_rect(0.0, 0.0, width, height);
    let _ = Reflect::set(&context, &"imageSmoothingQuality".into(), &"high".into());
    let drawn =
        context.draw_image_with_image_bitmap_and_dw_and_dh(&picture, 0.0, 0.0, width, height);
    picture.close();
    drawn.ok()?;
    let packed = Promise::new(&mut |resolve, _| {
        let _ = canvas.to_blob_with_type_and_encoder_options(&resolve, PICTURE, &QUALITY.into());
    });
    Bulk::from_value(JsFuture::from(packed).await.ok()?)
}
