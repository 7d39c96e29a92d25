//! The small formula language of catalogue metrics: numbers, inputs, `+ - * /`, brackets, `max`, `min`.
//!
//! Own code because two rules are the product's: arithmetic is exact, and a term whose optional input is
//! missing is dropped from `max`/`min` (RULES §3, compiled).

use crate::number::{self, Exact};
use canon::data::{DataError, FromData};
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Zero};

/// A parsed formula; made from the catalogue's text when the catalogue is read.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula(Node);

#[derive(Clone, Debug, PartialEq)]
enum Node {
    Number(Exact),
    Input(String),
    Operation(char, Box<Node>, Box<Node>),
    Extremum(Extremum, Vec<Node>),
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Extremum {
    Max,
    Min,
}

/// Why a formula has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormulaError {
    /// A division by zero: the catalogue says whether to ask or to offer 不适用.
    ZeroDenominator,
    /// The numbers are too large for exact arithmetic.
    Overflow,
}

impl Formula {
    /// Evaluates with the given inputs. `Ok(None)`: an input that is needed has no value yet.
    ///
    /// # Errors
    /// [`FormulaError`].
    pub fn evaluate(
        &self,
        input: &dyn Fn(&str) -> Option<Exact>,
    ) -> Result<Option<Exact>, FormulaError> {
        evaluate(&self.0, input)
    }

    /// The names of all inputs, in order of appearance.
    pub fn inputs(&self) -> Vec<&str> {
        let mut names = Vec::new();
        self.0.inputs(&mut names);
        names
    }

    /// The names of the inputs of each term of a `max` or `min`: a term is dropped whole or not at all.
    pub fn terms(&self) -> Vec<Vec<&str>> {
        let mut terms = Vec::new();
        self.0.terms(&mut terms);
        terms
    }
}

impl Node {
    fn inputs<'a>(&'a self, names: &mut Vec<&'a str>) {
        match self {
            Node::Number(_) => {}
            Node::Input(name) => names.push(name),
            Node::Operation(_, left, right) => {
                left.inputs(names);
                right.inputs(names);
            }
            Node::Extremum(_, terms) => terms.iter().for_each(|term| term.inputs(names)),
        }
    }

    fn terms<'a>(&'a self, found: &mut Vec<Vec<&'a str>>) {
        match self {
            Node::Number(_) | Node::Input(_) => {}
            Node::Operation(_, left, right) => {
                left.terms(found);
                right.terms(found);
            }
            Node::Extremum(_, terms) => {
                for term in terms {
                    let mut names = Vec::new();
                    term.inputs(&mut names);
                    found.push(names);
                    term.terms(found);
                }
            }
        }
    }
}

fn evaluate(
    node: &Node,
    input: &dyn Fn(&str) -> Option<Exact>,
) -> Result<Option<Exact>, FormulaError> {
    Ok(match node {
        Node::Number(value) => Some(*value),
        Node::Input(name) => input(name),
        Node::Operation(sign, left, right) => {
            match (evaluate(left, input)?, evaluate(right, input)?) {
                (_, Some(right)) if *sign == '/' && right.is_zero() => {
                    return Err(FormulaError::ZeroDenominator);
                }
                (Some(left), Some(right)) => Some(
                    match sign {
                        '+' => left.checked_add(&right),
                        '-' => left.checked_sub(&right),
                        '*' => left.checked_mul(&right),
                        _ => left.checked_div(&right),
                    }
                    .ok_or(FormulaError::Overflow)?,
                ),
                _ => None,
            }
        }
        Node::Extremum(which, terms) => {
            let mut best = None;
            for term in terms {
                let Some(value) = evaluate(term, input)? else {
                    continue;
                };
                best = Some(match (best, which) {
                    (None, _) => value,
                    (Some(best), Extremum::Max) => value.max(best),
                    (Some(best), Extremum::Min) => value.min(best),
                });
            }
            best
        }
    })
}

impl FromData for Formula {
    fn from_data(value: &serde_json::Value) -> Result<Formula, DataError> {
        Formula::try_from(String::from_data(value)?).map_err(|problem| DataError::new(&problem))
    }
}

impl TryFrom<String> for Formula {
    type Error = String;

    fn try_from(text: String) -> Result<Formula, String> {
        let mut parser = Parser {
            rest: &text,
            depth: 0,
        };
        let node = parser
            .sum()
            .map_err(|problem| format!("formula `{text}`: {problem}"))?;
        match parser.peek() {
            None => Ok(Formula(node)),
            Some(c) => Err(format!("formula `{text}`: `{c}` was not expected")),
        }
    }
}

struct Parser<'a> {
    rest: &'a str,
    depth: u8,
}

impl Parser<'_> {
    fn peek(&mut self) -> Option<char> {
        self.rest = self.rest.trim_start();
        self.rest.chars().next()
    }

    fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.rest = &self.rest[wanted.len_utf8()..];
        }
        found
    }

    fn chain(
        &mut self,
        signs: [char; 2],
        next: fn(&mut Self) -> Result<Node, String>,
    ) -> Result<Node, String> {
        let mut node = next(self)?;
        while let Some(sign) = self.peek().filter(|c| signs.contains(c)) {
            self.eat(sign);
            node = Node::Operation(sign, Box::new(node), Box::new(next(self)?));
        }
        Ok(node)
    }

    fn sum(&mut self) -> Result<Node, String> {
        self.depth += 1;
        if self.depth > 32 {
            return Err("nested too deep".into());
        }
        let node = self.chain(['+', '-'], Self::product);
        self.depth -= 1;
        node
    }

    fn product(&mut self) -> Result<Node, String> {
        self.chain(['*', '/'], Self::term)
    }

    fn term(&mut self) -> Result<Node, String> {
        if self.eat('(') {
            let node = self.sum()?;
            return if self.eat(')') {
                Ok(node)
            } else {
                Err("a bracket is not closed".into())
            };
        }
        self.peek();
        let end = self
            .rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.'))
            .unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        match word {
            "" => Err("a number or an input was expected".into()),
            "max" | "min" if self.eat('(') => {
                let mut terms = vec![self.sum()?];
                while self.eat(',') {
                    terms.push(self.sum()?);
                }
                let which = if word == "max" {
                    Extremum::Max
                } else {
                    Extremum::Min
                };
                if self.eat(')') {
                    Ok(Node::Extremum(which, terms))
                } else {
                    Err("a bracket is not closed".into())
                }
            }
            _ if word.starts_with(|c: char| c.is_ascii_digit()) => match number::parse(word) {
                Ok(Some(value)) => Ok(Node::Number(value)),
                _ => Err(format!("`{word}` is no number")),
            },
            _ => Ok(Node::Input(word.to_owned())),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Formula {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Formula".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "minLength": 1,
            "description": "numbers, input keys, + - * /, brackets, max(…), min(…)" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(formula: &str, inputs: &[(&str, &str)], expected: Result<Option<&str>, FormulaError>) {
        let parsed =
            Formula::try_from(formula.to_owned()).unwrap_or_else(|error| panic!("{error}"));
        let input = |name: &str| {
            inputs
                .iter()
                .find(|(key, _)| *key == name)
                .and_then(|(_, text)| number::parse(text).ok().flatten())
        };
        let value = parsed
            .evaluate(&input)
            .map(|value| value.map(number::display));
        assert_eq!(
            value,
            expected.map(|text| text.map(str::to_owned)),
            "{formula}"
        );
    }

    #[test]
    fn products_bind_closer_than_sums_and_both_go_left_to_right() {
        check("8/2*4", &[], Ok(Some("16")));
        check("10-2-3", &[], Ok(Some("5")));
        check(
            "out/used*100-plan",
            &[("out", "9"), ("used", "10"), ("plan", "93")],
            Ok(Some("-3")),
        );
        check(
            "(base-cur)/base*100",
            &[("base", "3"), ("cur", "2")],
            Ok(Some("33.33")),
        );
    }

    #[test]
    fn a_term_without_its_optional_input_is_dropped_from_max() {
        let day = [("day", "58"), ("dlimit", "60")];
        check("max(day-dlimit, night-nlimit)", &day, Ok(Some("-2")));
        check("day-night", &day, Ok(None));
    }

    #[test]
    fn zero_over_zero_is_never_a_rate() {
        check(
            "a/b*100",
            &[("a", "0"), ("b", "0")],
            Err(FormulaError::ZeroDenominator),
        );
    }

    #[test]
    fn a_broken_formula_is_refused_when_the_catalogue_is_read() {
        for text in ["", "a+", "(a", "max(a", "a b", "3..4", "a$b"] {
            assert!(Formula::try_from(text.to_owned()).is_err(), "{text}");
        }
    }
}
