//! The words that units are written in.

use super::{Data, Thing, Time, Unit};

/// Where a word can stand as a unit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// After a number and below a price.
    Any,
    /// Only below a price: a number before `월` is a date.
    Below,
    /// It only looks like a unit (`3일차`).
    Never,
}

use Place::{Any, Below, Never};

enum Word {
    Time(Time),
    Data(Data),
    Each,
    Person,
    Request,
    Named(&'static str),
}

/// Every word that is a unit, longer ones before their beginnings. The first word of a unit is the
/// one it is printed with.
const WORDS: &[(&str, Place, Word)] = &[
    ("시간대", Never, Word::Each),
    ("일차", Never, Word::Each),
    ("일일", Never, Word::Each),
    ("주차", Never, Word::Each),
    ("회차", Never, Word::Each),
    ("분기", Never, Word::Each),
    ("번째", Never, Word::Each),
    ("단계", Never, Word::Each),
    ("대비", Never, Word::Each),
    ("초과", Never, Word::Each),
    ("초기", Never, Word::Each),
    ("개념", Never, Word::Each),
    ("개년", Never, Word::Each),
    ("시간", Any, Word::Time(Time::Hour)),
    ("hours", Any, Word::Time(Time::Hour)),
    ("hour", Any, Word::Time(Time::Hour)),
    ("hrs", Any, Word::Time(Time::Hour)),
    ("hr", Any, Word::Time(Time::Hour)),
    ("h", Any, Word::Time(Time::Hour)),
    ("H", Any, Word::Time(Time::Hour)),
    ("분", Any, Word::Time(Time::Minute)),
    ("minutes", Any, Word::Time(Time::Minute)),
    ("minute", Any, Word::Time(Time::Minute)),
    ("mins", Any, Word::Time(Time::Minute)),
    ("min", Any, Word::Time(Time::Minute)),
    ("초", Any, Word::Time(Time::Second)),
    ("seconds", Any, Word::Time(Time::Second)),
    ("second", Any, Word::Time(Time::Second)),
    ("secs", Any, Word::Time(Time::Second)),
    ("sec", Any, Word::Time(Time::Second)),
    ("s", Any, Word::Time(Time::Second)),
    ("개월", Any, Word::Time(Time::Month)),
    ("months", Any, Word::Time(Time::Month)),
    ("month", Any, Word::Time(Time::Month)),
    ("mo", Any, Word::Time(Time::Month)),
    ("달", Any, Word::Time(Time::Month)),
    ("월", Below, Word::Time(Time::Month)),
    ("일", Any, Word::Time(Time::Day)),
    ("days", Any, Word::Time(Time::Day)),
    ("day", Any, Word::Time(Time::Day)),
    ("주일", Any, Word::Time(Time::Week)),
    ("주", Any, Word::Time(Time::Week)),
    ("weeks", Any, Word::Time(Time::Week)),
    ("week", Any, Word::Time(Time::Week)),
    ("년", Any, Word::Time(Time::Year)),
    ("연", Below, Word::Time(Time::Year)),
    ("years", Any, Word::Time(Time::Year)),
    ("year", Any, Word::Time(Time::Year)),
    ("yr", Any, Word::Time(Time::Year)),
    ("KB", Any, Word::Data(Data::Kilobyte)),
    ("MB", Any, Word::Data(Data::Megabyte)),
    ("GB", Any, Word::Data(Data::Gigabyte)),
    ("TB", Any, Word::Data(Data::Terabyte)),
    ("PB", Any, Word::Data(Data::Petabyte)),
    ("기가", Any, Word::Data(Data::Gigabyte)),
    ("GiB", Any, Word::Data(Data::Gigabyte)),
    ("Gi", Any, Word::Data(Data::Gigabyte)),
    ("Ti", Any, Word::Data(Data::Terabyte)),
    ("MiB", Any, Word::Data(Data::Megabyte)),
    ("TiB", Any, Word::Data(Data::Terabyte)),
    ("명", Any, Word::Person),
    ("인", Any, Word::Person),
    ("학생", Any, Word::Person),
    ("students", Any, Word::Person),
    ("student", Any, Word::Person),
    ("요청", Any, Word::Request),
    ("requests", Any, Word::Request),
    ("request", Any, Word::Request),
    ("req", Any, Word::Request),
    ("건", Any, Word::Request),
    ("회", Any, Word::Request),
    ("번", Any, Word::Request),
    ("호출", Any, Word::Request),
    ("calls", Any, Word::Request),
    ("call", Any, Word::Request),
    ("메시지", Any, Word::Request),
    ("messages", Any, Word::Request),
    ("message", Any, Word::Request),
    ("이벤트", Any, Word::Request),
    ("트레이스", Any, Word::Request),
    ("traces", Any, Word::Request),
    ("events", Any, Word::Request),
    ("event", Any, Word::Request),
    ("발행", Any, Word::Request),
    ("쿼리", Any, Word::Request),
    ("queries", Any, Word::Request),
    ("query", Any, Word::Request),
    ("트랜잭션", Any, Word::Request),
    ("거래", Any, Word::Request),
    ("알림", Any, Word::Request),
    ("vCPU", Any, Word::Named("vCPU")),
    ("vcpu", Any, Word::Named("vCPU")),
    ("VCPU", Any, Word::Named("vCPU")),
    ("LCU", Any, Word::Named("LCU")),
    ("NLCU", Any, Word::Named("NLCU")),
    ("IOPS", Any, Word::Named("IOPS")),
    ("ACU", Any, Word::Named("ACU")),
    ("DPU", Any, Word::Named("DPU")),
    ("PUT", Any, Word::Named("PUT")),
    ("GET", Any, Word::Named("GET")),
    ("쓰기", Any, Word::Named("쓰기")),
    ("writes", Any, Word::Named("쓰기")),
    ("write", Any, Word::Named("쓰기")),
    ("읽기", Any, Word::Named("읽기")),
    ("reads", Any, Word::Named("읽기")),
    ("read", Any, Word::Named("읽기")),
    ("MAU", Any, Word::Named("MAU")),
    ("메트릭", Any, Word::Named("메트릭")),
    ("metrics", Any, Word::Named("메트릭")),
    ("metric", Any, Word::Named("메트릭")),
    ("지표", Any, Word::Named("메트릭")),
    ("알람", Any, Word::Named("알람")),
    ("alarms", Any, Word::Named("알람")),
    ("alarm", Any, Word::Named("알람")),
    ("경보", Any, Word::Named("알람")),
    ("대시보드", Any, Word::Named("대시보드")),
    ("dashboards", Any, Word::Named("대시보드")),
    ("dashboard", Any, Word::Named("대시보드")),
    ("시크릿", Any, Word::Named("시크릿")),
    ("secrets", Any, Word::Named("시크릿")),
    ("secret", Any, Word::Named("시크릿")),
    ("파라미터", Any, Word::Named("파라미터")),
    ("parameters", Any, Word::Named("파라미터")),
    ("parameter", Any, Word::Named("파라미터")),
    ("사용자", Any, Word::Named("사용자")),
    ("users", Any, Word::Named("사용자")),
    ("user", Any, Word::Named("사용자")),
    ("키", Any, Word::Named("키")),
    ("keys", Any, Word::Named("키")),
    ("key", Any, Word::Named("키")),
    ("이미지", Any, Word::Named("이미지")),
    ("images", Any, Word::Named("이미지")),
    ("image", Any, Word::Named("이미지")),
    ("개", Any, Word::Each),
    ("대", Any, Word::Each),
    ("EA", Any, Word::Each),
    ("ea", Any, Word::Each),
    ("인스턴스", Any, Word::Each),
    ("instances", Any, Word::Each),
    ("instance", Any, Word::Each),
    ("노드", Any, Word::Each),
    ("nodes", Any, Word::Each),
    ("node", Any, Word::Each),
    ("태스크", Any, Word::Each),
    ("Tasks", Any, Word::Each),
    ("tasks", Any, Word::Each),
    ("Task", Any, Word::Each),
    ("task", Any, Word::Each),
    ("서버", Any, Word::Each),
    ("볼륨", Any, Word::Each),
    ("복제본", Any, Word::Each),
    ("replicas", Any, Word::Each),
    ("replica", Any, Word::Each),
    ("AZ", Any, Word::Each),
    ("팀", Any, Word::Each),
    ("곳", Any, Word::Each),
    ("가지", Any, Word::Each),
];

impl Unit {
    /// The unit after a number, at the start of `text`, and how many bytes its word takes.
    pub fn read(text: &str) -> Option<(Self, usize)> {
        Self::find(text, |place| place != Below)
    }

    /// The unit below a price (`/월`), at the start of `text`, and how many bytes its word takes.
    pub fn read_below(text: &str) -> Option<(Self, usize)> {
        Self::find(text, |_| true)
    }

    fn find(text: &str, allowed: impl Fn(Place) -> bool) -> Option<(Self, usize)> {
        // Two bytes tell most of them apart: this is asked at every number and every word.
        let start = text.as_bytes();
        let alike = |word: &str| {
            let word = word.as_bytes();
            start.first() == word.first() && (word.len() == 1 || start.get(1) == word.get(1))
        };
        let (word, place, unit) = WORDS
            .iter()
            .filter(|(word, _, _)| alike(word))
            .filter(|(word, place, _)| allowed(*place) && starts_with_word(text, word))
            .max_by_key(|(word, _, _)| word.len())?;
        (*place != Never).then(|| (unit.to_unit(), word.len()))
    }
}

impl Word {
    fn to_unit(&self) -> Unit {
        match self {
            Self::Time(time) => Unit::Time(*time),
            Self::Data(data) => Unit::Data(*data),
            Self::Each => Unit::Thing(Thing::Each),
            Self::Person => Unit::Thing(Thing::Person),
            Self::Request => Unit::Thing(Thing::Request),
            Self::Named(name) => Unit::Thing(Thing::Named((*name).to_owned())),
        }
    }
}

/// A Latin word ends where its letters end; Hangul words take particles.
fn starts_with_word(text: &str, word: &str) -> bool {
    let Some(rest) = text.strip_prefix(word) else { return false };
    !(word.is_ascii() && rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_wins() {
        assert_eq!(Unit::read("개월"), Some((Unit::Time(Time::Month), 6)));
        assert_eq!(
            Unit::read("대시보드"),
            Some((Unit::Thing(Thing::Named("대시보드".into())), 12))
        );
        assert_eq!(Unit::read("hours of"), Some((Unit::Time(Time::Hour), 5)));
        assert_eq!(Unit::read("시간당"), Some((Unit::Time(Time::Hour), 6)));
    }

    #[test]
    fn what_only_looks_like_a_unit_is_none() {
        for text in ["일차", "주차", "월 15일", "house", "GBP", "분기", "x"] {
            assert_eq!(Unit::read(text), None, "{text}");
        }
        assert_eq!(Unit::read_below("월"), Some((Unit::Time(Time::Month), 3)));
    }

    #[test]
    fn every_unit_is_printed_in_a_word_that_reads_back() {
        for (_, place, word) in WORDS {
            let unit = word.to_unit();
            let printed = unit.to_string();
            assert_eq!(Unit::read(&printed), Some((unit, printed.len())), "{printed}");
            assert!(matches!(place, Any | Below | Never));
        }
    }
}
