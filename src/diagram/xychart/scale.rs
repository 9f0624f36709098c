//! Round numbers along an axis of figures.

/// A range of figures laid along a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The figure at the beginning.
    pub from: f64,
    /// The figure at the end; never the same as `from`.
    pub to: f64,
}

impl Scale {
    /// A scale that holds all `figures`: as far as the source says, else to the next round number.
    pub fn over(figures: impl Iterator<Item = f64>, said: Option<(f64, f64)>) -> Self {
        let (least, most) = figures
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), figure| {
                (least.min(figure), most.max(figure))
            });
        let (least, most) = if least <= most { (least, most) } else { (0.0, 1.0) };
        if let Some((from, to)) = said.filter(|(from, to)| from != to) {
            // What lies outside is drawn all the same: the axis grows.
            return if from < to {
                Self { from: from.min(least), to: to.max(most) }
            } else {
                Self { from: from.max(most), to: to.min(least) }
            };
        }
        let step = step(least, most);
        let (from, to) = ((least / step).floor() * step, (most / step).ceil() * step);
        if from < to { Self { from, to } } else { Self { from, to: from + step } }
    }

    /// Where a figure stands: 0 at the beginning, 1 at the end.
    pub fn place(self, figure: f64) -> f64 {
        (figure - self.from) / (self.to - self.from)
    }

    /// Round figures from the beginning to the end, and how they are written.
    pub fn ticks(self) -> Vec<(f64, String)> {
        let (low, high) = (self.from.min(self.to), self.from.max(self.to));
        let step = step(low, high);
        let first = (low / step).ceil();
        let count = ((high / step + 1e-9).floor() - first).clamp(0.0, 20.0) as u32;
        let decimals = (-step.log10().floor()).clamp(0.0, 12.0) as usize;
        let ticks = (0..=count).map(|n| (first + f64::from(n)) * step);
        ticks.map(|tick| (tick, written(tick, decimals))).collect()
    }
}

/// 1, 2 or 5 times a power of ten, so that there are about five steps.
fn step(low: f64, high: f64) -> f64 {
    let range = (high - low).abs();
    let range = if range > 0.0 { range } else { low.abs().max(1.0) };
    let raw = range / 5.0;
    let power = 10f64.powf(raw.log10().floor());
    let times = raw / power;
    power * [1.0, 2.0, 5.0, 10.0].into_iter().find(|step| times <= step * 1.001).unwrap_or(10.0)
}

/// A figure of an axis: no more digits than it needs, thousands apart.
fn written(figure: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", if figure == 0.0 { 0.0 } else { figure });
    let text = match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.'),
        false => &text,
    };
    grouped(text)
}

/// A figure with thousands apart from five digits on; other texts as they are.
pub fn grouped(text: &str) -> String {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole.strip_prefix('-').unwrap_or(whole)) || !digits(part) {
        return text.to_owned();
    }
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut out = sign.to_owned();
    for (at, digit) in digits.char_indices() {
        if at > 0 && digits.len() > 4 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if part.is_empty() { out } else { format!("{out}.{part}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(from: f64, to: f64) -> Vec<String> {
        Scale { from, to }.ticks().into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn ticks_are_round_and_within() {
        assert_eq!(ticks(0.0, 260.0), ["0", "100", "200"]);
        assert_eq!(ticks(0.0, 0.15), ["0", "0.05", "0.1", "0.15"]);
        assert_eq!(ticks(-5.0, 5.0), ["-4", "-2", "0", "2", "4"]);
        assert_eq!(ticks(0.0, 43_200_000.0)[1], "10,000,000");
        assert!(ticks(0.0, f64::MAX).len() < 22);
    }

    #[test]
    fn thousands_stand_apart_in_what_is_a_plain_figure() {
        let cases = [
            ("43200000", "43,200,000"),
            ("-12345.670", "-12,345.670"),
            ("9999", "9999"),
            ("1e7", "1e7"),
        ];
        for (text, expected) in cases {
            assert_eq!(grouped(text), expected);
        }
    }

    #[test]
    fn an_axis_holds_all_figures() {
        let scale = Scale::over([3.0, 120.0].into_iter(), Some((0.0, 100.0)));
        assert_eq!((scale.from, scale.to), (0.0, 120.0));
        let scale = Scale::over([0.0, 97.0].into_iter(), None);
        assert_eq!((scale.from, scale.to), (0.0, 100.0));
        assert!(Scale::over([7.0].into_iter(), None).to > 7.0 - 1e-9);
    }
}
