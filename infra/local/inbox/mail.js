'use strict';
const POLL_MS = 2000;
const search = document.querySelector('#search');
const seen = new Set([...document.querySelectorAll('#list li')].map((item) => item.dataset.id));
let texts = new Map();
let etag = '';

const letters = () => [...document.querySelectorAll('#list li')];

function filter() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const item of letters()) {
    const text = texts.get(item.dataset.id) ?? item.textContent.toLowerCase();
    item.hidden = !words.every((word) => text.includes(word));
    shown += item.hidden ? 0 : 1;
  }
  document.querySelector('#none').hidden = shown > 0 || letters().length === 0;
}

function mark() {
  const open = document.querySelector('#pane').dataset.id;
  for (const item of letters()) {
    item.classList.toggle('new', !seen.has(item.dataset.id));
    item.firstElementChild.ariaCurrent = item.dataset.id === open ? 'true' : null;
  }
  const fresh = document.querySelectorAll('#list .new').length;
  document.title = `${fresh > 0 ? `(${fresh}) ` : ''}信件 · 登记台`;
}

async function load(path) {
  const answer = await fetch(path, { cache: 'no-store' });
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}

function swap(page, selector) {
  document.querySelector(selector).replaceWith(page.querySelector(selector));
}

async function open(path) {
  const page = await load(path);
  document.body.className = page.body.className;
  swap(page, '#pane');
  mark();
}

const openHere = () => void open(location.pathname).catch(() => location.reload());

async function poll() {
  const answer = await fetch('/mail.json', { cache: 'no-cache' });
  if (!answer.ok || answer.headers.get('etag') === etag) return;
  const all = await answer.json();
  const changed = letters().length !== all.length;
  etag = answer.headers.get('etag');
  texts = new Map(all.map((it) => [it.id, [it.id, it.at, it.from, ...it.to, ...it.cc, it.subject, it.text, ...Object.values(it.headers)].join('\n').toLowerCase()]));
  if (changed) {
    const page = await load(location.pathname);
    const scrolled = document.querySelector('#list').scrollTop;
    swap(page, '#list ol');
    swap(page, '#count');
    if (document.querySelector('#pane .empty')) swap(page, '#pane');
    document.querySelector('#list').scrollTop = scrolled;
    mark();
  }
  filter();
}

async function keepPolling() {
  if (!document.hidden) await poll().catch(() => undefined);
  setTimeout(() => void keepPolling(), POLL_MS);
}

document.querySelector('main').addEventListener('click', (event) => {
  const link = event.target.closest('#list a, .back');
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  const item = link.closest('li');
  if (item) seen.add(item.dataset.id);
  history.pushState(null, '', link.getAttribute('href'));
  openHere();
});
addEventListener('popstate', openHere);
search.addEventListener('input', filter);
search.hidden = false;
void keepPolling();
