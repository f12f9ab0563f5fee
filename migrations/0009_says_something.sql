-- A text that has only punctuation outside ASCII, or only code points that are no characters in any plane of Unicode,
-- says nothing either.

/* Does a text say something? Blanks, punctuation, controls, Unicode's format characters, its 66 code points that are no
   characters, and what looks blank do not. */
create or replace function says_something(words text) returns boolean immutable return
  words ~ ('[^' || unseen() || blanks()
    -- Controls and ASCII's punctuation.
    || '\u0001-\u001F\u007F-\u009F!-/:-@\[-`{-~'
    -- Punctuation of Latin texts, of all texts, and of those in Chinese and Japanese.
    || '\u00A1\u00A7\u00AB\u00AC\u00B6\u00B7\u00BB\u00BF\u2010-\u2027\u2030-\u205E\u3001-\u3003\u3008-\u3011'
    -- Format characters.
    || '\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\uFFF9-\uFFFC'
    || '\U000110BD\U000110CD\U00013430-\U0001343F\U00013441\U00013442\U00016FE4\U0001D159'
    -- No characters.
    || '\uFDD0-\uFDEF\uFFFE\uFFFF\U0001FFFE\U0001FFFF\U0002FFFE\U0002FFFF\U0003FFFE\U0003FFFF\U0004FFFE\U0004FFFF'
    || '\U0005FFFE\U0005FFFF\U0006FFFE\U0006FFFF\U0007FFFE\U0007FFFF\U0008FFFE\U0008FFFF\U0009FFFE\U0009FFFF'
    || '\U000AFFFE\U000AFFFF\U000BFFFE\U000BFFFF\U000CFFFE\U000CFFFF\U000DFFFE\U000DFFFF\U000EFFFE\U000EFFFF'
    || '\U000FFFFE\U000FFFFF\U0010FFFE\U0010FFFF]');
