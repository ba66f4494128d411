// The entry of a script of its own on the desktop: cards as HTML, which most who only write never need. It
// has no state but the language, which comes with every call.
export { cardsHtml } from '../preview/card/html';
