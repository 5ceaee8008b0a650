// Starts the page, or says why it cannot start. Written in the oldest JavaScript, so that any browser can at least
// run as far as the sentence. Needs `mingshuGlue` (the glue, as a function), `mingshuUnpack` (www/unpack.js) and the
// packed wasm: in the one file an element of its own, on a site the variable `mingshuWasm`. A page that xtask has not
// packed (trunk serve) starts by other means, so there only the sentence is hidden.
//
// Gives the page `mingshu`: worker() starts a worker with the same module, workerFrom(text) one from a script, and
// readers() promises what www/readers.js gives.
(function () {
  'use strict';
  var OLDEST_CHROMIUM = 66;

  // The sentence stands in the page for the case that no script runs; this one does.
  var sentence = document.getElementById('cannot-start');
  sentence.hidden = true;

  // In a frame of a portal (?embed): what it sends before the wasm can listen is kept, and a failure to start is told.
  var embedded = /[?#&]embed(?:[=&#]|$)/.test(location.search + location.hash) && window.parent !== window;
  var early = [];
  function keep(event) {
    if (early.length < 100) early.push(event);
  }
  if (embedded) window.addEventListener('message', keep);
  function takeOver() {
    window.removeEventListener('message', keep);
    return early.splice(0, early.length);
  }

  // What the two languages say, by reason. `$` is the browser core.
  var REASONS = {
    old: [
      '这个浏览器的内核（$）太旧，页面无法启动。请改用 Chromium 66 以上内核的浏览器（如新版 Edge、Chrome）；360、QQ、搜狗等双核浏览器请切换到“极速模式”。',
      'This browser core ($) is too old to start the page. Please use one based on Chromium 66 or later, such as a current Edge or Chrome; in dual-core browsers switch to the fast mode.'
    ],
    missing: [
      '这个浏览器（$）关闭了 WebAssembly，页面无法启动。请在浏览器设置中放开（例如关闭 Edge 的“增强安全性”、iPhone 的“锁定模式”），或请信息部门允许本页使用 WebAssembly。',
      'WebAssembly is switched off in this browser ($), so the page cannot start. Please allow it in the settings (Edge: enhanced security; iPhone: Lockdown Mode), or ask your IT department to allow it for this page.'
    ],
    refused: [
      '浏览器（$）的安全策略不允许本页运行 WebAssembly，页面无法启动。请信息部门在本页的内容安全策略 script-src 中加入 \'wasm-unsafe-eval\'。',
      'A security policy of the browser ($) forbids WebAssembly on this page, so it cannot start. Please ask your IT department to add \'wasm-unsafe-eval\' to script-src of its content security policy.'
    ],
    broken: [
      '页面在这个浏览器（$）中没能启动。文件可能没有下载完整：请重新下载并核对 SHA-256；仍然不行，请换用新版 Edge 或 Chrome。',
      'The page could not start in this browser ($). The file may be incomplete: please download it again and compare its SHA-256; failing that, use a current Edge or Chrome.'
    ],
    stopped: [
      '页面内部出错，不能继续工作（$）。屏幕上的内容还可以复制；然后请重新打开本页。',
      'The page has failed and cannot go on ($). What is on the screen can still be copied; then please open the page again.'
    ]
  };

  function chromium() {
    var found = /Chrom(?:e|ium)\/(\d+)/.exec(navigator.userAgent);
    return found && Number(found[1]);
  }

  function core() {
    var agent = navigator.userAgent;
    var found;
    if (chromium()) return 'Chromium ' + chromium();
    if ((found = /(?:MSIE |Trident\/.*rv:)(\d+)/.exec(agent))) return 'Internet Explorer ' + found[1];
    if ((found = /Firefox\/(\d+)/.exec(agent))) return 'Firefox ' + found[1];
    if ((found = /Version\/([\d.]+).*Safari/.exec(agent))) return 'Safari ' + found[1];
    return agent;
  }

  function tooOld() {
    return /MSIE |Trident\//.test(navigator.userAgent) || (chromium() && chromium() < OLDEST_CHROMIUM);
  }

  function refuse(reason, error) {
    var words = REASONS[tooOld() ? 'old' : reason];
    var texts = [words[0].replace('$', core()), words[1].replace('$', core())];
    if (error) texts.push(String(error));
    var languages = ['zh-CN', 'en', 'en'];
    while (sentence.firstChild) sentence.removeChild(sentence.firstChild);
    for (var i = 0; i < texts.length; i += 1) {
      var line = document.createElement('p');
      line.lang = languages[i];
      line.appendChild(document.createTextNode(texts[i]));
      sentence.appendChild(line);
    }
    reason = tooOld() ? 'old' : reason;
    sentence.setAttribute('data-reason', reason);
    sentence.hidden = false;
    if (embedded) {
      // Carries no content, so that it may reach anybody.
      window.parent.postMessage({
        mingshu: 1, type: 'error', id: null, code: reason === 'stopped' ? 'stopped' : 'cannot_start', reason: reason,
        message: { zh: texts[0], en: texts[1] }
      }, '*');
    }
    var app = document.getElementById('app');
    if (!app.contains(sentence)) app.insertBefore(sentence, app.firstChild);
  }

  // The smallest module there is.
  function emptyModule() {
    return new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
  }

  // The policy in the page allows 'unsafe-eval', because cores before Chromium 97 allow WebAssembly under no other
  // word. Where the core knows 'wasm-unsafe-eval', a second policy takes it back, and any further script with it.
  // Whether the core knows the word is tried out in an empty frame that has this second policy only. `scripts` are
  // those that are still to come; once they are there, a further policy takes that back, too.
  var narrows;
  function narrowPolicy(scripts) {
    function policy(document_, scripts) {
      var meta = document_.createElement('meta');
      meta.httpEquiv = 'Content-Security-Policy';
      meta.content = "script-src 'wasm-unsafe-eval'" + scripts + "; worker-src blob:";
      document_.head.appendChild(meta);
    }
    if (narrows === undefined) {
      var frame = document.createElement('iframe');
      try {
        frame.hidden = true;
        document.body.appendChild(frame);
        policy(frame.contentDocument, '');
        new frame.contentWindow.WebAssembly.Module(emptyModule());
        narrows = true;
      } catch (unknown) {
        // An older core: it keeps the wider policy.
        narrows = false;
      } finally {
        document.body.removeChild(frame);
      }
    }
    if (narrows) policy(document, scripts);
  }

  // Runs in the worker, after the glue: the first message is the module, all later ones are the wasm's own.
  function inWorker(start) {
    self.onmessage = function (event) {
      self.onmessage = null;
      start(event.data).catch(function (error) {
        setTimeout(function () { throw error; });
      });
    };
  }

  // Where trusted types are asked for, the only addresses that may become scripts are those that are made here.
  var policy;
  function trusted(url) {
    if (!window.trustedTypes) return url;
    try {
      policy = policy || window.trustedTypes.createPolicy('mingshu', { createScriptURL: function (text) { return text; } });
      return policy.createScriptURL(url);
    } catch (notAllowed) {
      return url;
    }
  }

  // Starts workers that run a script. Throws where the browser allows none.
  function workerFrom(text) {
    var url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
    return function () { return new Worker(trusted(url)); };
  }

  // A worker that runs the same module.
  function workerMaker(module, bytes) {
    var make = workerFrom('(' + inWorker + ')((' + window.mingshuGlue + ')());');
    return function () {
      var worker = make();
      try {
        worker.postMessage(module);
      } catch (notCloneable) {
        worker.postMessage(bytes);
      }
      return worker;
    };
  }

  // The readers of files: in the one file they stand in the page. On a site they are a file that is asked for as soon
  // as the page has been drawn, by itself, so that nothing that a reader does causes a request.
  function readersLoader() {
    var holder = document.getElementById('readers');
    var file = holder && holder.getAttribute('data-file');
    var settle;
    var loaded = new Promise(function (resolve, reject) { settle = { resolve: resolve, reject: reject }; });
    // Whoever asks hears of it; nobody has to.
    loaded.catch(function () {});
    function arrived() {
      if (file) narrowPolicy('');
      if (window.mingshuReaders) settle.resolve(window.mingshuReaders); else settle.reject(new Error('no readers'));
    }
    return {
      scripts: file ? " 'self'" : '',
      promise: function () { return loaded; },
      load: function () {
        if (!file) return arrived();
        // A frame that is not in view is never idle, so there is an end to the waiting.
        var idle = window.requestIdleCallback || function (run) { setTimeout(run, 200); };
        idle.call(window, function () {
          var script = document.createElement('script');
          script.onload = script.onerror = arrived;
          script.src = trusted(file);
          document.head.appendChild(script);
        }, { timeout: 500 });
        return undefined;
      }
    };
  }

  function start() {
    var holder = document.getElementById('wasm');
    var packed = window.mingshuWasm || (holder && holder.textContent);
    if (!window.WebAssembly) return refuse('missing');
    if (!document.documentElement.hasAttribute('data-packed')) return undefined;
    // It might start and then compute wrongly: a compiler of that age breaks the module.
    if (tooOld()) return refuse('old');
    if (!packed || !window.mingshuGlue || !window.mingshuUnpack) return refuse('broken');
    var readers = readersLoader();
    narrowPolicy(readers.scripts);
    var bytes;
    try {
      bytes = window.mingshuUnpack()(packed);
    } catch (error) {
      return refuse('broken', error);
    }
    if (holder) holder.parentNode.removeChild(holder);
    window.mingshuWasm = undefined;
    return WebAssembly.compile(bytes).then(function (module) {
      window.mingshu = {
        worker: workerMaker(module, bytes), workerFrom: workerFrom, readers: readers.promise, takeOver: takeOver
      };
      return window.mingshuGlue()(module);
    }).then(readers.load).catch(function (error) {
      WebAssembly.compile(emptyModule()).then(function () {
        refuse('broken', error);
      }, function () {
        refuse('refused', error);
      });
    });
  }

  // Once the page has started: the wasm does not go on after a trap, and the reader should not wait for it to.
  window.addEventListener('error', function (event) {
    if (window.WebAssembly && event.error instanceof WebAssembly.RuntimeError) refuse('stopped', event.error);
  });

  if (!window.WebAssembly) refuse('missing');
  document.addEventListener('DOMContentLoaded', start);
})();
