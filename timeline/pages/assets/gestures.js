// What a reader does to the timeline with wheel, mouse and fingers, told as zoom, pan, hover and press.

const STILL = 4; // pixels that a press may slip

/**
 * on: { zoom(factor, x), pan(pixels), press(x, y, isTouch), hover(x, y), leave(), isStrip(y), grabStrip(x, isTouch) },
 * the last of which gives what to do with each place that the strip is dragged to.
 * Up and down stay the page's own: a wheel without a key, and a finger that moves up, scroll it.
 */
export function listen(canvas, on) {
  const pointers = new Map();
  let drag = null;
  const at = (event) => ({ x: event.offsetX, y: event.offsetY });
  const isTouch = (event) => event.pointerType !== "mouse";

  canvas.addEventListener("wheel", (event) => { if (wheel(event, on)) event.preventDefault(); }, { passive: false });

  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, at(event));
    const strip = pointers.size === 1 && on.isStrip(event.offsetY) ? on.grabStrip(event.offsetX, isTouch(event)) : null;
    drag = { ...at(event), moved: pointers.size > 1, strip };
  });

  canvas.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return on.hover(event.offsetX, event.offsetY);
    if (pointers.size === 2) pinch(pointers, event, at(event), on);
    else if (drag.strip) drag.strip(event.offsetX);
    else {
      drag.moved ||= Math.hypot(event.offsetX - drag.x, event.offsetY - drag.y) > STILL;
      if (drag.moved) on.pan(before.x - event.offsetX);
    }
    pointers.set(event.pointerId, at(event));
  });

  const release = (event) => {
    if (!pointers.delete(event.pointerId) || event.type === "pointercancel") return;
    if (drag && !drag.moved && !drag.strip) on.press(event.offsetX, event.offsetY, isTouch(event));
  };
  canvas.addEventListener("pointerup", release);
  canvas.addEventListener("pointercancel", release);
  canvas.addEventListener("pointerleave", on.leave);
  canvas.addEventListener("dblclick", (event) => { if (!on.isStrip(event.offsetY)) on.zoom(0.4, event.offsetX); });
}

/** Whether the wheel was meant for the timeline. */
function wheel(event, on) {
  const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
  if (event.ctrlKey || event.metaKey) on.zoom(Math.exp(Math.max(-50, Math.min(50, event.deltaY)) * 0.008), event.offsetX);
  else if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) on.pan(sideways);
  else return false;
  return true;
}

/** Two fingers zoom by how far they are apart, and move by where their middle is. */
function pinch(pointers, event, now, on) {
  const other = [...pointers].find(([id]) => id !== event.pointerId)[1];
  const before = pointers.get(event.pointerId);
  const apart = (one) => Math.max(20, Math.abs(one.x - other.x));
  on.pan((before.x - now.x) / 2);
  on.zoom(apart(before) / apart(now), (now.x + other.x) / 2);
}
