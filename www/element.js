// <mingshu-report>: 明数 as an element of someone else's page. One script without a global name; xtask puts in front of it
// the glue (`mingshuGlue`), the packed wasm (`mingshuWasm`), what unpacks it (`mingshuUnpack`) and the style
// (`mingshuStyle`), all inside one function.
//
// Text: the property `report`, or what stands between the tags. Attributes: lang, theme, view, name. Events:
// mingshu-ready, mingshu-analysis {analysis}, mingshu-error {code, message}, mingshu-clear. docs/embedding.md is the guide.

var script = document.currentScript;
var OPTIONS = { lang: 'zh', theme: 'auto', view: 'report' };

// What stands in the element when it cannot start.
var SENTENCES = {
  old: [
    '这个浏览器的内核太旧，报告分析不能显示。请改用 Chromium 66 以上内核的浏览器；双核浏览器请切换到“极速模式”。',
    'This browser core is too old for the analysis of the report. Please use one based on Chromium 66 or later; in dual-core browsers switch to the fast mode.'
  ],
  missing: [
    '这个浏览器关闭了 WebAssembly，报告分析不能显示。请在浏览器设置中放开，或换用 Chromium 66 以上内核的浏览器。',
    'WebAssembly is switched off in this browser, so the report cannot be shown. Please allow it, or use a browser based on Chromium 66 or later.'
  ],
  refused: [
    '本网站的安全策略不允许运行 WebAssembly，报告分析不能显示。请网站管理员在 script-src 中加入 \'wasm-unsafe-eval\'（Chromium 97 以前的内核：\'unsafe-eval\'）。',
    'The policy of this site forbids WebAssembly, so the report cannot be shown. Please ask its administrator to add \'wasm-unsafe-eval\' to script-src (\'unsafe-eval\' for cores before Chromium 97).'
  ],
  broken: [
    '报告分析没能启动，脚本文件可能不完整。请网站管理员重新上传 mingshu-report.js 并核对 SHA-256。',
    'The report could not be started; the script may be incomplete. Please ask the administrator to upload mingshu-report.js again and to compare its SHA-256.'
  ]
};

// Such a core might start and then compute wrongly.
function tooOld() {
  var found = /Chrom(?:e|ium)\/(\d+)/.exec(navigator.userAgent);
  return found && Number(found[1]) < 66;
}

function emptyModule() {
  return new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
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

function workerMaker(module, bytes) {
  var text = '(' + inWorker + ')((' + mingshuGlue + ')());';
  var url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  var address = url;
  try {
    if (window.trustedTypes) {
      address = window.trustedTypes.createPolicy('mingshu', { createScriptURL: function (text) { return text; } }).createScriptURL(url);
    }
  } catch (notAllowed) {
    address = url;
  }
  return function () {
    var worker = new Worker(address);
    try {
      worker.postMessage(module);
    } catch (notCloneable) {
      worker.postMessage(bytes);
    }
    return worker;
  };
}

// Started with the first element on the page, once for all of them.
var core;
function startCore() {
  core = core || new Promise(function (resolve, reject) {
    if (tooOld() || !window.WebAssembly) {
      reject(new Error(tooOld() ? 'old' : 'missing'));
      return;
    }
    var bytes = mingshuUnpack()(mingshuWasm);
    mingshuWasm = undefined;
    WebAssembly.compile(bytes).then(function (module) {
      return mingshuGlue()(module).then(function (wasm) {
        resolve({ mount: wasm.mountReport, worker: workerMaker(module, bytes) });
      });
    }).catch(function (error) {
      return WebAssembly.compile(emptyModule()).then(function () {
        reject(Object.assign(new Error('broken'), { cause: error }));
      }, function () {
        reject(new Error('refused'));
      });
    });
  });
  return core;
}

// A sheet that is made by script is a matter of the script's policy. Older cores have none: there a style element with
// the script's nonce, or else the file beside the script.
var sheet;
function dress(shadow) {
  try {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(mingshuStyle);
    }
    shadow.adoptedStyleSheets = [sheet];
    if (shadow.adoptedStyleSheets.length) return;
  } catch (older) {
    sheet = undefined;
  }
  var style = document.createElement('style');
  if (script && script.nonce) style.setAttribute('nonce', script.nonce);
  style.textContent = mingshuStyle;
  shadow.insertBefore(style, shadow.firstChild);
  if (style.sheet && style.sheet.cssRules.length) return;
  var link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = script ? script.src.replace(/\.js(\?.*)?$/, '.css') : 'mingshu-report.css';
  shadow.replaceChild(link, style);
}

var callbacks = new WeakMap();

class MingshuReport extends HTMLElement {
  static get observedAttributes() {
    return Object.keys(OPTIONS);
  }

  constructor() {
    super();
    // In a closure, not in properties: what is not documented cannot be relied on.
    var element = this;
    var shadow = this.attachShadow({ mode: 'open' });
    var text;
    var analysis = null;
    var mounted;
    var mounting = false;
    var watch;

    function send(name, detail) {
      element.dispatchEvent(new CustomEvent(name, { detail: detail || null, bubbles: true, composed: true }));
    }

    function refuse(reason) {
      var words = SENTENCES[reason] || SENTENCES.broken;
      var place = document.createElement('div');
      place.className = 'mingshu';
      place.style.overflow = 'auto';
      var note = place.appendChild(document.createElement('div'));
      note.setAttribute('role', 'alert');
      words.forEach(function (sentence, i) {
        var line = document.createElement('p');
        line.className = 'waiting';
        line.lang = i ? 'en' : 'zh-CN';
        line.textContent = sentence;
        note.appendChild(line);
      });
      if (!shadow.querySelector('link, style') && !(shadow.adoptedStyleSheets || []).length) dress(shadow);
      if (text === undefined) {
        // What stands between the tags can be read at least.
        var whole = place.appendChild(document.createElement('div'));
        whole.className = 'text';
        whole.appendChild(document.createElement('slot'));
      }
      shadow.appendChild(place);
      send('mingshu-error', { code: 'cannot_start', reason: reason, message: { zh: words[0], en: words[1] } });
    }

    function tell(name, detail) {
      if (name === 'mingshu-analysis') analysis = detail.analysis;
      if (name === 'mingshu-clear') analysis = null;
      send(name, detail);
    }

    // The light DOM counts as long as no property was set. Scripts in it would be text, too.
    function given() {
      return text === undefined ? element.textContent.trim() : text;
    }

    function give() {
      if (mounted) mounted.give(given(), element.getAttribute('name') || undefined);
    }

    // Set before the script was there: an own property now hides the accessor.
    function upgrade() {
      if (!Object.prototype.hasOwnProperty.call(element, 'report')) return;
      var value = element.report;
      delete element.report;
      element.report = value;
    }

    callbacks.set(this, {
      given: given,
      analysis: function () { return analysis; },
      set: function (value) {
        if (value !== null && value !== undefined && typeof value !== 'string') {
          send('mingshu-error', { code: 'text_not_string', message: { zh: 'report 必须是字符串。', en: 'report must be a string.' } });
          return;
        }
        text = value === null ? '' : value;
        give();
      },
      connected: function () {
        upgrade();
        if (mounted || mounting) return;
        mounting = true;
        startCore().then(function (wasm) {
          mounting = false;
          // It may have gone meanwhile.
          if (!element.isConnected || mounted) return;
          var place = document.createElement('div');
          place.className = 'mingshu';
          shadow.appendChild(place);
          dress(shadow);
          var options = [];
          Object.keys(OPTIONS).forEach(function (name) {
            options.push(name, element.getAttribute(name) || OPTIONS[name]);
          });
          mounted = wasm.mount(place, wasm.worker, tell, options);
          if (given()) give();
        }).catch(function (error) {
          mounting = false;
          refuse(SENTENCES[error.message] ? error.message : 'broken');
        });
        watch = watch || new MutationObserver(function () { if (text === undefined) give(); });
        watch.observe(element, { childList: true, characterData: true, subtree: true });
      },
      disconnected: function () {
        // Being moved takes it off the page and puts it back at once.
        setTimeout(function () {
          if (element.isConnected) return;
          if (watch) watch.disconnect();
          if (mounted) mounted.end();
          mounted = undefined;
          analysis = null;
          while (shadow.firstChild) shadow.removeChild(shadow.firstChild);
        });
      },
      changed: function (name, value) {
        if (mounted) mounted.set(name, value || OPTIONS[name]);
      }
    });
  }

  get report() {
    return callbacks.get(this).given();
  }

  set report(value) {
    callbacks.get(this).set(value);
  }

  get analysis() {
    return callbacks.get(this).analysis();
  }

  connectedCallback() {
    callbacks.get(this).connected();
  }

  disconnectedCallback() {
    callbacks.get(this).disconnected();
  }

  attributeChangedCallback(name, before, value) {
    if (before !== value) callbacks.get(this).changed(name, value);
  }
}

if (!window.customElements.get('mingshu-report')) window.customElements.define('mingshu-report', MingshuReport);
