// The third way: the frame, a page and a policy of its own, and the portal's side of the protocol (docs/embedding.md).
(function () {
  'use strict';
  var LOWEST = 420;
  var HIGHEST = 760;
  var frame = document.getElementById('check');
  var load = document.getElementById('check-load');
  var clear = document.getElementById('check-clear');
  var said = document.getElementById('check-said');
  var port;

  // The one file, not the site: in a sandboxed frame of Chromium 66 the word 'self' of the site's policy means nothing,
  // and the one file names its scripts by their sums. Parameters carry no content. The origin of this page is the only one
  // that the frame will listen to.
  frame.src = '../mingshu.html?embed&view=full&lang=zh&theme=light&origin=' + encodeURIComponent(location.origin);

  // What the frame says before there is a port. It is sandboxed, so that its origin is "null": the window tells that it is it.
  window.addEventListener('message', function (event) {
    var message = event.data;
    if (event.source !== frame.contentWindow || !message || message.mingshu !== 1) return;
    if (message.type === 'error') hear(message);
    if (message.type === 'ready' && message.id === null && !port) connect();
  });

  function connect() {
    var channel = new MessageChannel();
    port = channel.port1;
    port.onmessage = function (event) { hear(event.data); };
    frame.contentWindow.postMessage({ mingshu: 1, id: 'connect', type: 'connect' }, '*', [channel.port2]);
  }

  function hear(message) {
    if (message.type === 'ready') {
      load.disabled = clear.disabled = false;
      said.textContent = '自查工具已就绪。';
    } else if (message.type === 'analysis') {
      said.textContent = '共 ' + message.analysis.figures.length + ' 个数据，' + message.analysis.findings.length + ' 处可疑。';
    } else if (message.type === 'cleared') {
      said.textContent = '已清空。';
    } else if (message.type === 'height') {
      frame.height = Math.max(LOWEST, Math.min(message.height, HIGHEST));
    } else if (message.type === 'error') {
      said.textContent = message.message.zh;
    }
  }

  load.addEventListener('click', function () {
    var text = document.getElementById('report').textContent.trim();
    port.postMessage({ mingshu: 1, id: 'load', type: 'load', text: text, name: '本页的报告' });
  });
  clear.addEventListener('click', function () {
    port.postMessage({ mingshu: 1, id: 'clear', type: 'clear' });
  });
})();
