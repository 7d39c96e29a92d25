// Loads the app, or says in plain words why it cannot be.
// A classic script, so that it also runs where modules do not: in a page opened from a folder.
(() => {
  "use strict";

  const start = document.getElementById("start");

  const troubles = {
    file: {
      what: "不能直接从文件夹里打开。",
      todo: "浏览器不允许这样打开的页面运行程序。请通过网址打开：在项目文件夹运行 cargo xtask serve，再打开它给出的地址；或向给您这份文件的人索取网址。",
    },
    old: {
      what: "这个浏览器太旧，打不开。",
      todo: "请换用较新的 Edge、Chrome、Firefox 或 Safari（2022 年以后的版本），再打开本页。已保存的草稿仍在原来的浏览器里，不会丢失。",
    },
    unreadable: {
      what: "这个浏览器读不懂程序，打不开。",
      todo: "浏览器可能太旧：请更新它，或换用较新的 Edge、Chrome、Firefox 或 Safari。如果仍然如此，页面的文件可能不完整，请重新取得整份文件。已保存的草稿不会丢失。",
    },
    missing: {
      what: "有文件没有取到，打不开。",
      todo: "请检查网络后重新打开本页。如果仍然如此，页面的文件可能被移动过或不完整，请重新取得整份文件。已保存的草稿不会丢失。",
    },
    broken: {
      what: "程序没有启动成功。",
      todo: "请重新打开本页。如果仍然如此，请把下面的原因告诉给您这份文件的人。已保存的草稿不会丢失。",
    },
  };

  let over = false;

  function fail(trouble, cause) {
    // If the app has taken the element away, it is drawing a message of its own.
    if (over || !start.isConnected) return;
    over = true;
    const part = (name, className, text) => {
      const element = document.createElement(name);
      element.className = className;
      element.textContent = text;
      return element;
    };
    start.setAttribute("role", "alert");
    start.replaceChildren(
      part("h1", "start-name", `绿矿自评${trouble.what}`),
      part("p", "start-text", trouble.todo),
    );
    if (cause) start.append(part("p", "start-cause", `原因：${cause.message || cause}`));
  }

  /** Both halves of the app, side by side. */
  async function load() {
    const fetched = async (file) => {
      const response = await fetch(file);
      if (!response.ok) throw new Error(`${file}: ${response.status}`);
      return response;
    };
    return Promise.all([import("./{{greenmine.js}}"), fetched("{{greenmine.wasm}}")]);
  }

  async function open() {
    if (location.protocol === "file:") return fail(troubles.file);
    if (typeof WebAssembly !== "object") return fail(troubles.old);
    let parts;
    try {
      parts = await load();
    } catch (error) {
      return fail(troubles.missing, error);
    }
    try {
      const [app, wasm] = parts;
      await app.default({ module_or_path: wasm });
      over = true;
      start.remove();
    } catch (error) {
      fail(error instanceof WebAssembly.CompileError ? troubles.unreadable : troubles.broken, error);
      console.error(error);
    }
  }

  // What goes wrong while opening, yet outside of the promises above.
  addEventListener("error", (event) => fail(troubles.broken, event.error || event.message));
  addEventListener("unhandledrejection", (event) => fail(troubles.broken, event.reason));

  open();
})();
