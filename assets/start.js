// Opens the app, or says in plain words why it cannot be opened. It stands in the page itself, so that it always runs
// and always belongs to this page; a classic script, so that it also runs in a page opened from a folder.
//
// It is also the one door to the program's parts, `greenmine`: in the web edition a part is a file beside the page, in
// the single file it lies packed in the page. Either way only the part that this page was built with is handed out.
(() => {
  "use strict";

  const troubles = {
    folder: {
      what: "这一份不能直接从文件夹里打开。",
      todo: "这是给网站用的一份，双击打不开。请改为双击同一文件夹里的 greenmine.html（单文件版），或向给您这份文件的人索取网址。",
    },
    old: {
      what: "这个浏览器太旧，打不开。",
      todo: "请换用较新的 Edge、Chrome、Firefox 或 Safari（2023 年以后的版本），再打开本页。已保存的草稿仍在原来的浏览器里，不会丢失。",
    },
    unreadable: {
      what: "这个浏览器读不懂程序，打不开。",
      todo: "浏览器可能太旧：请更新它，或换用较新的 Edge、Chrome、Firefox 或 Safari。已保存的草稿不会丢失。",
    },
    missing: {
      what: "有文件没有取到，打不开。",
      todo: "请检查网络后重新打开本页。如果仍然如此，页面的文件可能被移动过或不完整，请重新取得整份文件。已保存的草稿不会丢失。",
    },
    mixed: {
      what: "文件不是同一版本的，没有打开。",
      todo: "本页和它的程序文件不是一起做出来的，或者文件已损坏。为免算错，程序没有运行。请重新打开本页；如果仍然如此，请重新取得整份文件。已保存的草稿不会丢失。",
    },
    torn: {
      what: "这个文件不完整，打不开。",
      todo: "文件可能没有复制完，或者 U 盘上的这一份已损坏。请重新复制一份再打开。已保存的草稿不会丢失。",
    },
    broken: {
      what: "程序没有启动成功。",
      todo: "请重新打开本页。如果仍然如此，请把下面的原因告诉给您这份文件的人。已保存的草稿不会丢失。",
    },
  };

  /** An error that knows its sentence. */
  const trouble = (kind, cause) => Object.assign(new Error(`${troubles[kind].what}（${cause}）`), { kind, cause });

  let over = false;

  function fail(kind, cause) {
    const start = document.getElementById("start");
    // If the app has taken the element away, it is drawing a message of its own.
    if (over || !start) return;
    over = true;
    const part = (name, className, text) => {
      const element = document.createElement(name);
      element.className = className;
      element.textContent = text;
      return element;
    };
    start.setAttribute("role", "alert");
    start.replaceChildren(
      part("h1", "start-name", `绿矿自评：${troubles[kind].what}`),
      part("p", "start-text", troubles[kind].todo),
    );
    if (cause) start.append(part("p", "start-cause", `原因：${cause.message || cause}`));
  }

  function waiting() {
    const start = document.getElementById("start");
    if (over || !start) return;
    start.querySelector(".start-text").textContent = "正在找回上次填写的内容…";
    start.querySelector(".start-hint").textContent = "上次没有正常关闭时，浏览器要先整理数据，最多等二十秒。";
  }

  /** What the page was built with: name of a part → its file and the digest it must have. */
  const parts = () => JSON.parse(document.getElementById("parts").textContent);
  const packed = (name) => document.getElementById(`part:${name}`);
  const types = { wasm: "application/wasm", jsonl: "application/jsonl" };
  const typeOf = (name) => types[name.split(".").pop()] ?? "text/javascript";

  /** One part of the program. */
  async function part(name) {
    const { file, integrity } = parts()[name] ?? {};
    if (!file) throw trouble("missing", name);
    if (packed(name)) return unpacked(name);
    try {
      const response = await fetch(file, { integrity });
      if (response.ok) return response;
    } catch {
      // A file that is there all the same is another than the one we were built with.
      const found = await fetch(file, { cache: "no-store" }).catch(() => null);
      if (found?.ok) throw trouble("mixed", file);
    }
    throw trouble("missing", file);
  }

  /** A part out of this page: gzip, which carries a check of its own, in base64. */
  async function unpacked(name) {
    try {
      const text = atob(packed(name).textContent);
      const bytes = new Uint8Array(text.length);
      for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
      const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
      const whole = await new Response(plain).blob();
      return new Response(whole, { headers: { "content-type": typeOf(name) } });
    } catch (cause) {
      throw trouble("torn", `${name}: ${cause.message || cause}`);
    }
  }

  /** A script of ours, as an address for an element or a worker. */
  async function address(name) {
    const text = await (await part(name)).blob();
    return URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  }

  /** The bytes of a part. */
  const bytes = async (name) => (await part(name)).arrayBuffer();

  globalThis.greenmine = Object.freeze({ address, bytes });

  /** Runs a script of ours. */
  const run = (src) =>
    new Promise((done, failed) => {
      const script = document.createElement("script");
      Object.assign(script, { src, onload: done, onerror: () => failed(trouble("broken", "script")) });
      document.head.append(script);
    });

  async function open() {
    const isSingle = Boolean(document.querySelector('[id^="part:"]'));
    if (!isSingle && location.protocol === "file:") return fail("folder");
    if (typeof WebAssembly !== "object") return fail("old");
    if (isSingle && typeof DecompressionStream !== "function") return fail("old");
    if (isSingle && !document.getElementById("end")) return fail("torn");
    try {
      const [script, wasm] = await Promise.all([address("greenmine.js"), part("greenmine.wasm")]);
      const sheet = document.querySelector('link[rel="stylesheet"]');
      if (sheet && !sheet.sheet) throw trouble("mixed", sheet.getAttribute("href"));
      await run(script);
      URL.revokeObjectURL(script);
      await wasm_bindgen({ module_or_path: wasm });
      // The app takes the words away once it has its drafts; after a power cut the browser may take seconds to give them.
      setTimeout(waiting, 1500);
    } catch (error) {
      fail(error.kind ?? (error instanceof WebAssembly.CompileError ? "unreadable" : "broken"), error.cause ?? error);
      console.error(error);
    }
  }

  // What goes wrong while opening, yet outside of the promises above.
  addEventListener("error", (event) => fail("broken", event.error || event.message));
  addEventListener("unhandledrejection", (event) => fail("broken", event.reason));
  addEventListener("DOMContentLoaded", open);
})();
