// Reloads the page when its file changed, keeps its scroll position, and shows its findings.
(() => {
  'use strict';
  const here = () => {
    const path = decodeURIComponent(location.pathname).replace(/^\//, '');
    return path === '' || path.endsWith('/') ? path + 'index.html' : path;
  };
  const KEY = 'seodang-scroll:' + location.pathname;
  const store = (work) => { try { return work(sessionStorage); } catch { return null; } };
  const kept = store((s) => { const y = s.getItem(KEY); s.removeItem(KEY); return y; });
  if (kept !== null && !location.hash) scrollTo(0, Number(kept));

  const host = document.createElement('div');
  host.lang = 'ko';
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    details{position:fixed;right:12px;bottom:12px;z-index:2147483647;max-width:min(34rem,calc(100vw - 24px));
      max-height:60vh;overflow:auto;background:#1d1f24;color:#f2f2f2;border-radius:10px;
      font:14px/1.6 system-ui,sans-serif;box-shadow:0 4px 24px #0006}
    summary{cursor:pointer;padding:8px 14px;font-weight:600}
    ol{margin:0;padding:0 14px 12px;list-style:none}
    li{padding:8px 0;border-top:1px solid #fff2}
    b{margin-right:.5em}.error{color:#ff9d91}.warning{color:#ffd479}.note{color:#9ecbff}
    small{display:block;opacity:.75}@media print{details{display:none}}`);
  root.adoptedStyleSheets = [sheet];
  document.body.append(host);
  const NAMES = { error: '오류', warning: '경고', note: '참고' };

  async function findings() {
    const answer = await fetch('/__seodang/findings?page=' + encodeURIComponent('/' + here()));
    const found = answer.ok ? await answer.json() : [];
    const open = root.querySelector('details')?.open ?? false;
    root.replaceChildren();
    if (found.length === 0) return;
    const box = document.createElement('details');
    box.open = open;
    const summary = document.createElement('summary');
    const counts = Object.entries(NAMES)
      .map(([severity, name]) => [name, found.filter((f) => f.severity === severity).length])
      .filter(([, count]) => count > 0)
      .map(([name, count]) => `${name} ${count}`);
    summary.textContent = counts.join(' · ');
    const list = document.createElement('ol');
    for (const finding of found) {
      const item = document.createElement('li');
      const level = document.createElement('b');
      level.className = finding.severity;
      level.textContent = NAMES[finding.severity];
      const place = document.createElement('small');
      place.textContent = `${finding.file}:${finding.line}:${finding.column} ${finding.code}`;
      item.append(level, finding.message, ...(finding.help ? [document.createElement('br'), finding.help] : []), place);
      list.append(item);
    }
    box.append(summary, list);
    root.append(box);
  }

  let version = null;
  const reload = () => { store((s) => s.setItem(KEY, String(scrollY))); location.reload(); };
  const events = new EventSource('/__seodang/events');
  events.addEventListener('hello', (event) => {
    if (version !== null && version !== event.data) reload();
    version = event.data;
  });
  events.addEventListener('change', (event) => {
    const news = JSON.parse(event.data);
    version = String(news.version);
    if (news.changed.includes(here())) reload(); else findings();
  });
  addEventListener('pagehide', () => events.close());
  findings();
})();
