// Where the focus goes when the event that is open is closed: back to what it was opened from, else to the timeline.

let opener = null, home = null;

/** Say from which element an event is being opened. */
export const openFrom = (element) => { opener = element; };

/** Say which element there is in any case. */
export const stayAt = (element) => { home = element; };

/** Give the focus to what there is in any case. */
export const goHome = () => home?.focus();

/** Give the focus back. isSeen: whether the reader is to see it there; who uses a mouse stays where the page is. */
export function goBack(isSeen) {
  const there = [opener, home].find((element) => element?.isConnected);
  there?.focus({ preventScroll: !isSeen });
}
