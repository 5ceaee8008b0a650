// What the page around the elements hears. Listeners stand at the top: the events come through.
var heard = [];
['mingshu-ready', 'mingshu-analysis', 'mingshu-error', 'mingshu-clear'].forEach(function (type) {
  document.addEventListener(type, function (event) {
    heard.push({ type: type, id: event.target.id, detail: event.detail });
  });
});
var keys = 0;
document.addEventListener('keydown', function (event) { if (event.defaultPrevented) keys += 1; });
var violations = [];
document.addEventListener('securitypolicyviolation', function (event) {
  violations.push(event.violatedDirective + ' ' + event.blockedURI);
});
