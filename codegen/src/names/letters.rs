//! Which letters an identifier keeps.
//!
//! rustc warns of uncommon letters, of letters that look like others, and of scripts that it sees
//! only such letters of (Unicode TR 39). These warnings cannot be silenced on an item, so that the
//! names themselves must give no cause: letters of the scripts below are kept, a few Latin ones are
//! spelled in ASCII, and any other letter is spelled by its code point, as in `u0f40`.

use encoding_rs::{BIG5, EUC_JP, Encoding, GBK};

/// Rewrites a wire name so that case conversion of the result is a sound identifier: ASCII and
/// kept letters, ASCII digits, and `_` for anything between words.
pub(super) fn normalize(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let unfounded = unfounded_scripts(name);
    for letter in name.chars() {
        if letter.is_ascii_alphanumeric() {
            out.push(letter);
        } else if let Some(other) = respelled(letter) {
            out.push_str(other);
        } else if !letter.is_alphanumeric() {
            out.push('_');
        } else if script(letter).is_some_and(|script| !unfounded.contains(&script)) {
            out.push(letter);
        } else {
            out.push_str(&format!("_u{:04x}_", u32::from(letter)));
        }
    }
    out
}

/// A script of which letters are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Latin,
    Greek,
    Cyrillic,
    Hebrew,
    Arabic,
    Hiragana,
    Katakana,
    Han,
    Hangul,
}

/// The scripts in which the name has only letters that could pass for those of another script.
fn unfounded_scripts(name: &str) -> Vec<Script> {
    let mut unfounded = Vec::new();
    let mut founded = Vec::new();
    let mut before = None;
    for letter in name.chars() {
        // Only such a letter stays small when words are capitalized.
        let inside = letter.is_lowercase() && before.is_some_and(char::is_alphanumeric);
        before = Some(letter);
        let Some(script) = script(letter) else { continue };
        if is_distinctive(script, letter) || (inside && is_distinctive_small(script, letter)) {
            founded.push(script);
        } else {
            unfounded.push(script);
        }
    }
    unfounded.retain(|script| !founded.contains(script));
    unfounded
}

/// The script of a letter that can be kept.
fn script(letter: char) -> Option<Script> {
    Some(match letter {
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ž' | 'Ạ'..='ỹ' => Script::Latin,
        'Ά' | 'Έ'..='Ώ' | 'Α'..='ί' | 'α'..='ώ' => Script::Greek,
        'Ё' | 'Ђ'..='Ќ' | 'Ў'..='я' | 'ё' | 'ђ'..='ќ' | 'ў'..='џ' | 'Ґ' | 'ґ' => {
            Script::Cyrillic
        }
        'א'..='ת' => Script::Hebrew,
        'ء'..='غ' | 'ف'..='ي' => Script::Arabic,
        'ぁ'..='ゖ' => Script::Hiragana,
        'ァ'..='ヺ' => Script::Katakana,
        '一'..='\u{9fff}' if is_common_han(letter) => Script::Han,
        '가'..='힣' => Script::Hangul,
        _ => return None,
    })
}

/// Whether the letter, in either case, looks like no letter of another script.
fn is_distinctive(script: Script, letter: char) -> bool {
    match script {
        Script::Latin | Script::Hangul => true,
        Script::Greek => "ξψωΞΨΩάέήίύώόϊϋΆΈΉΊΎΏΌΪΫ".contains(letter),
        Script::Cyrillic => "джийцщъэяДЖИЙЦЩЪЭЯ".contains(letter),
        Script::Hebrew => !"וטיןס".contains(letter),
        Script::Arabic => !"اةه".contains(letter),
        Script::Hiragana => letter != 'へ',
        Script::Katakana => !"イエカタトニネノハヒヘムメヨロ".contains(letter),
        Script::Han => !"一丅丶丫丿乄二亻八力匕卜厶口囗夕工彐礻".contains(letter),
    }
}

/// Whether the small letter looks like no letter of another script, but its capital does.
fn is_distinctive_small(script: Script, letter: char) -> bool {
    match script {
        Script::Greek => "ζλμςχ".contains(letter),
        Script::Cyrillic => "взлмныью".contains(letter),
        _ => false,
    }
}

/// Whether the letter stands in one of the national standards for everyday writing (GB 2312,
/// Big5, JIS X 0208); rustc finds many others uncommon.
fn is_common_han(letter: char) -> bool {
    let encodes = |encoding: &'static Encoding, accept: fn(u8, u8) -> bool| {
        let mut buffer = [0; 4];
        let (bytes, _, unmappable) = encoding.encode(letter.encode_utf8(&mut buffer));
        matches!(*bytes, [lead, trail] if !unmappable && accept(lead, trail))
    };
    encodes(GBK, |lead, trail| (0xb0..=0xf7).contains(&lead) && trail >= 0xa1)
        || encodes(BIG5, |lead, _| matches!(lead, 0xa4..=0xc6 | 0xc9..=0xf9))
        || encodes(EUC_JP, |lead, _| (0xb0..=0xf4).contains(&lead))
}

/// Another spelling for letters that rustc finds uncommon or takes for ASCII, and for those that
/// come apart in upper case; none for an accent that stands alone.
fn respelled(letter: char) -> Option<&'static str> {
    Some(match letter {
        '\u{300}'..='\u{36f}' => "",
        'æ' => "ae",
        'Æ' => "Ae",
        'œ' => "oe",
        'Œ' => "Oe",
        'þ' => "th",
        'Þ' => "Th",
        'ĳ' => "ij",
        'Ĳ' => "Ij",
        'ı' => "i",
        'İ' | 'Ĭ' => "I",
        'ĭ' => "i",
        'Ĕ' => "E",
        'ĕ' => "e",
        'ĸ' => "k",
        'Ŀ' => "L",
        'ŀ' => "l",
        'ŉ' => "n",
        'Ŏ' => "O",
        'ŏ' => "o",
        'Ŗ' => "R",
        'ŗ' => "r",
        'Ţ' => "T",
        'ţ' => "t",
        'ſ' => "s",
        'ẞ' => "Ss",
        'ΐ' => "ϊ",
        'ΰ' => "ϋ",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use unicode_security::{
        GeneralSecurityProfile, is_potential_mixed_script_confusable_char, skeleton,
    };

    use super::*;

    /// Every letter that is kept; it takes a while to ask for each one.
    static KEPT: LazyLock<Vec<(char, Script)>> = LazyLock::new(|| {
        ('\u{80}'..='\u{ffff}')
            .filter(|&letter| respelled(letter).is_none() && letter.is_alphanumeric())
            .filter_map(|letter| Some((letter, script(letter)?)))
            .collect()
    });

    fn kept() -> impl Iterator<Item = (char, Script)> {
        KEPT.iter().copied()
    }

    fn cases(letter: char) -> impl Iterator<Item = char> {
        [letter].into_iter().chain(letter.to_lowercase()).chain(letter.to_uppercase())
    }

    #[test]
    fn kept_letters_are_common_in_every_case() {
        for (letter, _) in kept() {
            for form in cases(letter) {
                assert!(
                    GeneralSecurityProfile::identifier_allowed(form),
                    "{letter:?} has the uncommon form {form:?}"
                );
                assert!(
                    form == letter || form.is_ascii() || script(form).is_some(),
                    "{letter:?} has the form {form:?}, which is not kept"
                );
            }
        }
    }

    #[test]
    fn distinctive_letters_pass_for_no_others() {
        for (letter, script) in kept().filter(|&(letter, script)| is_distinctive(script, letter)) {
            assert!(!skeleton(&letter.to_string()).all(|c| c.is_ascii()), "{letter:?}");
            if script != Script::Latin {
                for form in cases(letter) {
                    assert!(!is_potential_mixed_script_confusable_char(form), "{letter:?}");
                }
            }
        }
        for (letter, _) in kept().filter(|&(letter, script)| is_distinctive_small(script, letter)) {
            assert!(!skeleton(&letter.to_string()).all(|c| c.is_ascii()), "{letter:?}");
            assert!(!is_potential_mixed_script_confusable_char(letter), "{letter:?}");
        }
    }

    #[test]
    fn letters_that_could_mislead_are_spelled_out() {
        assert_eq!(normalize("код"), "код");
        assert_eq!(normalize("перечень"), "перечень");
        assert_eq!(normalize("Л"), "_u041b_");
        assert_eq!(normalize("сор"), "_u0441__u043e__u0440_");
        assert_eq!(normalize("Læs e\u{301}té"), "Laes_eté");
        assert_eq!(normalize("ཀ"), "_u0f40_");
    }
}
