/**
 * The warning in the languages of those it is for. It has to be read by people whose language has no catalogue here yet,
 * so it stands outside the catalogues.
 */
export const belarusWords = [
  {
    lang: "be",
    text: "Калі вы жывяце ў Беларусі або едзеце туды, калі ласка, не ўсталёўвайце гэта і не перадавайце далей.",
  },
  {
    lang: "ru",
    text: "Если вы живёте в Беларуси или едете туда, пожалуйста, не устанавливайте это и не передавайте дальше.",
  },
] as const;
