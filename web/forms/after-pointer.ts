/**
 * Runs something once the press of a pointer that is under way has become a click. Leaving a field may add or remove a
 * message above the very button that is being pressed: were it moved at once, the click would miss.
 */
let isPressed = false;

addEventListener(
  "pointerdown",
  () => {
    isPressed = true;
  },
  true,
);
for (const end of ["pointerup", "pointercancel"]) {
  addEventListener(
    end,
    () => {
      isPressed = false;
    },
    true,
  );
}

export function afterPointer(action: () => void): void {
  // A tap's mouse events follow its pointer's end within one task: a timer comes after them, too.
  if (!isPressed) setTimeout(action);
  else addEventListener("pointerup", () => setTimeout(action), { once: true });
}
