/* Keys of officers. A key presses the first visible element that carries it (data-kunci); nothing
   else happens here, so every page works without this file. Off by the switch under /kerja/saya. */
(function () {
  "use strict";
  var sent = false;

  /* What lies in a closed part keeps its boxes in some browsers, so that is asked first. */
  function visible(element) {
    var closed = element.closest("details:not([open])");
    var label = closed && closed.querySelector("summary");
    return (!closed || label.contains(element)) && element.getClientRects().length > 0;
  }

  /* The card the officer stands in comes first: each candidate carries the same keys. */
  function carrying(key) {
    var card = document.activeElement.closest("[data-kartu]");
    return (card && first(card, key)) || first(document, key);
  }

  function first(part, key) {
    var found = part.querySelectorAll("[data-kunci]");
    for (var i = 0; i < found.length; i++) {
      if (found[i].dataset.kunci === key && visible(found[i])) return found[i];
    }
    return null;
  }

  function typing(target) {
    return target.matches("textarea, select, [contenteditable]") ||
      (target.matches("input") && !/^(radio|checkbox|submit|button)$/.test(target.type));
  }

  function step(by) {
    var links = Array.prototype.slice.call(document.querySelectorAll("[data-daftar] a"));
    if (!links.length) { stand(by); return; }
    var here = links.findIndex(function (link) { return link.hasAttribute("aria-current"); });
    var link = links[here < 0 ? 0 : here + by];
    if (link) link.click();
  }

  function stand(by) {
    var cards = Array.prototype.filter.call(document.querySelectorAll("[data-kartu]"), visible);
    var here = cards.indexOf(document.activeElement.closest("[data-kartu]"));
    var card = cards[here < 0 ? 0 : here + by];
    if (card) card.focus();
  }

  function press(element) {
    if (element.matches("input, textarea")) { element.focus(); return; }
    element.click();
    if (!element.matches("summary")) return;
    var details = element.parentElement;
    if (details.open) (details.querySelector("[data-fokus]") || element).focus();
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || sent) return;
    if (event.key === "Escape") {
      document.querySelectorAll("details[open]").forEach(function (one) { one.open = false; });
      return;
    }
    if (typing(event.target)) return;
    if (event.key === "j" || event.key === "k") { step(event.key === "j" ? 1 : -1); return; }
    if (event.key === "Enter" && event.target === document.body && document.querySelector("[data-daftar]")) { step(0); return; }
    var element = carrying(event.key);
    if (!element) return;
    event.preventDefault();
    press(element);
  });

  document.addEventListener("submit", function (event) {
    if (event.target.method !== "post") return;
    if (sent) { event.preventDefault(); return; }
    sent = true;
    var button = event.submitter;
    if (button) { button.setAttribute("aria-busy", "true"); }
  });
  window.addEventListener("pageshow", function () { sent = false; });
})();
