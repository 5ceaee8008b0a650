// The readers of files (Word, web pages, archives …): a wasm module of its own, which is unpacked and compiled when a
// file first needs it. A reader who pastes text never pays for it. Needs `mingshuReadersGlue` (its glue), `mingshuUnpack`
// (what unpacks it) and its text: in the one file an element, on a site the variable `mingshuReadersPacked`.
//
// worker() gives a worker. The first message to it is the packed module, each later one a job:
//   {job, name, data: File or bytes, options}  →  {job, at: {name, done, total}} …  {job, found} or {job, unreadable: true}
// here(name, data, options) promises what is found, by the page's own thread, where no worker can start.
var mingshuReaders = (function () {
  'use strict';

  function packed() {
    var holder = document.getElementById('readers');
    return window.mingshuReadersPacked || (holder && holder.textContent);
  }

  // In the page's own thread: what was opened there, and the bytes of a file.
  var opened;
  function bytesOf(data) {
    return new Promise(function (resolve, reject) {
      if (!(data instanceof Blob)) return resolve(data);
      var reader = new FileReader();
      reader.onload = function () { resolve(reader.result); };
      reader.onerror = function () { reject(reader.error); };
      return reader.readAsArrayBuffer(data);
    });
  }

  // Its text goes to the worker, so it uses nothing around it.
  function open(start, unpack, text) {
    return WebAssembly.compile(unpack(text)).then(start);
  }

  // Runs in the worker.
  function inWorker(open, start, unpack) {
    function answer(readers, ask) {
      var data = ask.data;
      if (data instanceof Blob) {
        try {
          data = new FileReaderSync().readAsArrayBuffer(data);
        } catch (gone) {
          self.postMessage({ job: ask.job, unreadable: true });
          return;
        }
      }
      var found = readers.extract(ask.name, new Uint8Array(data), ask.options, function (name, done, total) {
        self.postMessage({ job: ask.job, at: { name: name, done: done, total: total } });
      });
      self.postMessage({ job: ask.job, found: found });
    }
    self.onmessage = function (event) {
      var opened = open(start, unpack, event.data);
      function fail(error) {
        // Throwing tells the page.
        setTimeout(function () { throw error; });
      }
      opened.catch(fail);
      self.onmessage = function (event) {
        opened.then(function (readers) { answer(readers, event.data); }).catch(fail);
      };
    };
  }

  return {
    worker: function () {
      var text = '(' + inWorker + ')(' + open + ',(' + window.mingshuReadersGlue + ')(),(' + window.mingshuUnpack + ')());';
      var worker = window.mingshu.workerFrom(text)();
      worker.postMessage(packed());
      return worker;
    },
    here: function (name, data, options) {
      opened = opened || open(window.mingshuReadersGlue(), window.mingshuUnpack(), packed());
      return Promise.all([opened, bytesOf(data)]).then(function (parts) {
        return parts[0].extract(name, new Uint8Array(parts[1]), options);
      });
    }
  };
})();
