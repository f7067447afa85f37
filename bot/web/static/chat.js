// What the page does beyond htmx: the bubble that is being sent, typing dots, scrolling, looking
// for news. Without this file the page is a form that posts and reloads.
(() => {
  "use strict";
  const one = (selector, from = document) => from.querySelector(selector);
  const form = one("#tulis"), text = one("#teks"), log = one("#log"), pending = one("#tertunda");
  const typing = one("#mengetik"), notice = one("#kabar"), attached = one("#lampiran");
  const file = one("input[type=file]", form), menu = one("details.menu");
  const LOOK_SECONDS = 4, LAZY_SECONDS = 20, LIVELY_MINUTES = 5, DOTS_AFTER = 250;
  let dots = 0, lastSign = Date.now(), lastLook = 0, unsent = "";

  document.documentElement.classList.add("js");

  const grow = () => {
    text.style.height = "auto";
    text.style.height = `${Math.min(text.scrollHeight, 160)}px`;
  };

  const localTimes = (root) => root.querySelectorAll("time").forEach((time) => {
    const at = new Date(time.dateTime);
    time.textContent = at.toLocaleTimeString("id-ID", {hour: "2-digit", minute: "2-digit"});
    time.title = at.toLocaleString("id-ID");
  });

  const say = (words) => { notice.textContent = words; };

  // the bubble at once, as in every chat; the server's own takes its place
  const showPending = (words) => {
    const bubble = document.createElement("div"), line = document.createElement("p");
    bubble.className = "bubble me";
    line.textContent = words;
    bubble.append(line);
    pending.replaceChildren(bubble);
    dots = setTimeout(() => {
      typing.hidden = false;
      one(".sr", typing).textContent = typing.dataset.teks;
      typing.scrollIntoView({block: "end"});
    }, DOTS_AFTER);
    one("#akhir").scrollIntoView({block: "end"});
  };

  const hidePending = () => {
    clearTimeout(dots);
    typing.hidden = true;
    one(".sr", typing).textContent = "";
    pending.replaceChildren();
  };

  const showFile = () => {
    const chosen = file.files[0];
    if (chosen && chosen.size > Number(file.dataset.largest)) {
      say(notice.dataset.besar);
      file.value = "";
    } else if (chosen) {
      say("");
    }
    attached.hidden = !file.files.length;
    one("span", attached).textContent = file.files.length ? file.files[0].name : "";
  };

  const isMine = (event) => event.detail.elt === form;

  document.body.addEventListener("htmx:beforeRequest", (event) => {
    if (!isMine(event)) return;
    const sent = event.detail.requestConfig.formData;
    const tapped = sent.get("pilihan"), words = text.value.trim();
    if (tapped === null && !words && !file.files.length) {
      event.preventDefault();
      return;
    }
    say("");
    menu.open = false;
    one("#pilihan").replaceChildren();
    lastSign = Date.now();
    if (tapped !== null) {
      showPending(tapped.slice(tapped.indexOf("~") + 1));
      return;
    }
    showPending(words || file.files[0].name);
    unsent = text.value;
    text.value = "";
    grow();
  });

  document.body.addEventListener("htmx:afterRequest", (event) => {
    if (!isMine(event)) return;
    hidePending();
    if (event.detail.successful) {
      if (unsent) file.value = "";
      if (!attached.hidden) { file.value = ""; showFile(); }
    } else {
      text.value = text.value || unsent;
      const status = event.detail.xhr ? event.detail.xhr.status : 0;
      if (status === 0) say(notice.dataset.putus);
      else if (status >= 500) say(notice.dataset.galat);
      one("#akhir").scrollIntoView({block: "end"});
    }
    unsent = "";
    grow();
    // who has gone on with the keyboard meanwhile stays where they are
    const left = [document.body, one("button.send", form)].includes(document.activeElement);
    if (left && matchMedia("(pointer: fine)").matches) text.focus({preventScroll: true});
  });

  // htmx tells of what it swapped after the new bubbles stand in the log
  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target !== log) return;
    localTimes(log);
    const mine = [...log.querySelectorAll(".bubble.me")].pop();
    const from = isMine(event) && mine ? mine : log.lastElementChild;
    from.scrollIntoView({block: "start", behavior: "smooth"});
  });

  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit(one("button.send", form));
  });
  text.addEventListener("input", grow);
  file.addEventListener("change", showFile);
  one("button", attached).addEventListener("click", () => { file.value = ""; showFile(); text.focus(); });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) { menu.open = false; one("summary", menu).focus(); }
  });
  document.addEventListener("click", (event) => {
    if (menu.open && !menu.contains(event.target)) menu.open = false;
  });

  // news: often while the conversation is lively, seldom later, never in a hidden page
  setInterval(() => {
    const lively = Date.now() - lastSign < LIVELY_MINUTES * 60_000;
    const pause = (lively ? LOOK_SECONDS : LAZY_SECONDS) * 1000;
    if (document.visibilityState !== "visible" || Date.now() - lastLook < pause) return;
    if (one("#keadaan [name=setelah]").value === "0") return;
    lastLook = Date.now();
    htmx.trigger("#baru", "cek");
  }, 1000);

  localTimes(log);
  if (log.children.length > 1) one("#akhir").scrollIntoView({block: "end"});
})();
