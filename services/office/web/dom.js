// SPDX-License-Identifier: GPL-3.0-or-later

/** An element with a class and text or children. Data reaches the page only as text, never as markup. */
export function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children.map((child) => (child instanceof Node ? child : String(child))));
  return made;
}

export function byId(id) {
  return document.getElementById(id);
}

export function setText(id, text) {
  const target = byId(id);
  if (target.textContent !== text) target.textContent = text;
}
