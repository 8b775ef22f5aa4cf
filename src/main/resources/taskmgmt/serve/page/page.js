// Keeps a page as it is on record: when an event comes, the page is loaded again and the sections that differ are put in place of the old
// ones; once more when it begins to listen, for what came since it was made. Without it, the page is as it was when it was loaded. It holds no state and builds no markup of its own.
'use strict';
(() => {
  const names = (document.body.dataset.events || '').split(' ').filter(Boolean);
  const status = document.getElementById('live');
  const LEAST_MILLIS = 1000;
  let loading = false;
  let wanted = false;
  let last = 0;
  let timer = 0;
  let listened = false;

  const say = text => { if (status && status.textContent !== text) { status.textContent = text; } };
  // What somebody is filling in, or has opened or selected, is left alone.
  const isBusy = section => section.contains(document.activeElement) && /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);

  function put(fresh, marks) {
    const title = document.querySelector('main .title');
    const newTitle = fresh.querySelector('main .title');
    if (title && newTitle && title.outerHTML !== newTitle.outerHTML) { title.replaceWith(document.importNode(newTitle, true)); }
    for (const section of fresh.querySelectorAll('main section[id]')) {
      const old = document.getElementById(section.id);
      if (!old || isBusy(old) || old.outerHTML.replace(' class="changed"', '') === section.outerHTML) { continue; }
      const focused = old.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
      const place = document.importNode(section, true);
      old.replaceWith(place);
      if (!place.className && marks) { place.className = 'changed'; }
      if (focused) {
        for (const link of place.querySelectorAll('a')) { if (link.getAttribute('href') === focused) { link.focus(); break; } }
      }
    }
    const time = fresh.querySelector('footer time');
    const shown = document.querySelector('footer time');
    if (time && shown) { shown.replaceWith(document.importNode(time, true)); }
  }

  async function load() {
    timer = 0;
    if (loading || document.hidden) { wanted = true; return; }
    loading = true;
    wanted = false;
    const began = performance.now();
    const marks = listened;
    listened = true;
    try {
      const response = await fetch(location.href, {headers: {Accept: 'text/html'}, credentials: 'same-origin'});
      if (response.redirected) { location.reload(); return; }
      if (response.ok) { put(new DOMParser().parseFromString(await response.text(), 'text/html'), marks); say('live'); }
    } catch (e) {
      say('not connected: this is as it was');
    }
    // A page that takes long to make is asked for less often.
    last = performance.now() + 4 * (performance.now() - began);
    loading = false;
    if (wanted) { soon(); }
  }

  function soon() {
    wanted = true;
    if (!timer) { timer = setTimeout(load, Math.max(LEAST_MILLIS / 4, last + LEAST_MILLIS - performance.now())); }
  }

  if (names.length && document.querySelector('main section[id]') && !document.querySelector('form.ask')) {
    const events = new EventSource('/api/v1/events');
    names.forEach(name => events.addEventListener(name, soon));
    events.onopen = () => { say('live'); soon(); };
    events.onerror = () => say('not connected: this is as it was');
    document.addEventListener('visibilitychange', () => { if (!document.hidden && wanted) { soon(); } });
    addEventListener('pagehide', () => events.close());
    addEventListener('pageshow', event => { if (event.persisted) { location.reload(); } });
  }
})();
