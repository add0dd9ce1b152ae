//! A file with mutants in it that are off. In: its text and the mutants. Out: a text in which each mutant stands beside what it
//! changes, behind `crate::mutant::is(NUMBER)`, and where in it which mutants are. A mutant that stands in a constant, or whose
//! function gives an `impl Trait`, has no switch.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use anyhow::{Context, Result};
use proc_macro2::LineColumn;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{BinOp, Block, Expr, ExprBinary, Signature, UnOp};

use crate::listed::{Genre, Mutant, Place};

/// A text with switches.
pub(crate) struct Switched {
    /// What the compiler gets.
    pub(crate) text: String,
    /// Where the mutants are in it.
    pub(crate) regions: Vec<Region>,
}

/// Bytes that are there for these mutants.
pub(crate) struct Region {
    /// From where to where.
    pub(crate) bytes: Range<usize>,
    /// Which mutants.
    pub(crate) numbers: BTreeSet<u32>,
}

/// Puts the mutants of a file behind switches.
pub(crate) fn switched(text: &str, mutants: &[(u32, &Mutant)]) -> Result<Switched> {
    let file = syn::parse_file(text).context("not Rust")?;
    let mut wanted: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (number, mutant) in mutants {
        let same = wanted.entry((mutant.genre, mutant.start)).or_default();
        same.push((*number, mutant.replacement.as_str()));
    }
    let mut plan = Plan { text, wanted, whole: None, changes: BTreeMap::new() };
    plan.visit_file(&file);
    Ok(written(text, plan.changes))
}

/// Where a change begins, where it ends (the longer is around the shorter), and how it is switched.
type Key = (usize, Reverse<usize>, How);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum How {
    /// `if is(N) { return THIS; } ...`
    Return,
    /// ` if !is(N)` behind a pattern.
    Guard,
    /// `!is(N) && ...`
    Unless,
    /// `: value` behind the name of a field that is its own value.
    Value,
    /// `(if is(N) { THIS } else { ... })`
    Instead,
}

/// The mutants of one file that are looked for, and what was found of them.
struct Plan<'a> {
    text: &'a str,
    wanted: BTreeMap<(Genre, Place), Vec<(u32, &'a str)>>,
    /// The chain of binary operators around the one that is visited: another operator binds otherwise, up to its ends.
    whole: Option<Range<usize>>,
    changes: BTreeMap<Key, Vec<(u32, String)>>,
}

impl<'a> Plan<'a> {
    fn at(&self, genre: Genre, start: LineColumn) -> Vec<(u32, &'a str)> {
        self.wanted.get(&(genre, (start.line, start.column + 1))).cloned().unwrap_or_default()
    }

    fn change(&mut self, bytes: Range<usize>, how: How, number: u32, instead: String) {
        self.changes.entry((bytes.start, Reverse(bytes.end), how)).or_default().push((number, instead));
    }

    /// The text of these bytes with another operator.
    fn with_operator(&self, whole: &Range<usize>, operator: &Range<usize>, other: &str) -> String {
        let (before, behind) = (&self.text[whole.start..operator.start], &self.text[operator.end..whole.end]);
        format!("{before} {other} {behind}")
    }

    fn function(&mut self, signature: &Signature, block: &Block) {
        let (Some(first), Some(last)) = (block.stmts.first(), block.stmts.last()) else { return };
        let gives = signature.output.span().byte_range();
        if self.text[gives].contains("impl ") {
            return;
        }
        let bytes = first.span().byte_range().start..last.span().byte_range().end;
        for (number, value) in self.at(Genre::Function, first.span().start()) {
            self.change(bytes.clone(), How::Return, number, value.to_owned());
        }
    }

    fn operator(&mut self, binary: &ExprBinary, whole: &Range<usize>) {
        let operator = binary.op.span();
        for (number, other) in self.at(Genre::Operator, operator.start()) {
            let instead = self.with_operator(whole, &operator.byte_range(), other);
            self.change(whole.clone(), How::Instead, number, instead);
        }
    }

    /// An operand is within the chain when it is a chain itself.
    fn operand(&mut self, operand: &Expr, whole: Option<&Range<usize>>) {
        self.whole = whole.filter(|_| matches!(operand, Expr::Binary(_))).cloned();
        self.visit_expr(operand);
        self.whole = None;
    }
}

impl<'ast> Visit<'ast> for Plan<'_> {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if item.sig.constness.is_none() {
            self.function(&item.sig, &item.block);
            visit::visit_item_fn(self, item);
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        if item.sig.constness.is_none() {
            self.function(&item.sig, &item.block);
            visit::visit_impl_item_fn(self, item);
        }
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(block) = &item.default {
            self.function(&item.sig, block);
        }
        visit::visit_trait_item_fn(self, item);
    }

    fn visit_item_const(&mut self, _: &'ast syn::ItemConst) {}

    fn visit_item_static(&mut self, _: &'ast syn::ItemStatic) {}

    fn visit_impl_item_const(&mut self, _: &'ast syn::ImplItemConst) {}

    fn visit_trait_item_const(&mut self, _: &'ast syn::TraitItemConst) {}

    fn visit_expr_const(&mut self, _: &'ast syn::ExprConst) {}

    fn visit_expr_binary(&mut self, binary: &'ast ExprBinary) {
        let around = self.whole.take();
        if binds_names(&binary.left) || binds_names(&binary.right) {
            // `if let ... && ...` is no expression; its parts are.
            self.operand(&binary.left, None);
            self.operand(&binary.right, None);
            return;
        }
        let whole = around.unwrap_or_else(|| binary.span().byte_range());
        self.operator(binary, &whole);
        self.operand(&binary.left, Some(&whole));
        self.operand(&binary.right, Some(&whole));
    }

    fn visit_expr_unary(&mut self, unary: &'ast syn::ExprUnary) {
        if matches!(unary.op, UnOp::Not(_) | UnOp::Neg(_)) {
            let (whole, operator) = (unary.span().byte_range(), unary.op.span());
            for (number, other) in self.at(Genre::Operator, operator.start()) {
                let instead = self.with_operator(&whole, &operator.byte_range(), other);
                self.change(whole.clone(), How::Instead, number, instead);
            }
        }
        visit::visit_expr_unary(self, unary);
    }

    fn visit_arm(&mut self, arm: &'ast syn::Arm) {
        for (number, _) in self.at(Genre::Arm, arm.span().start()) {
            let end = arm.pat.span().byte_range().end;
            self.change(end..end, How::Guard, number, String::new());
        }
        if let Some((_, guard)) = &arm.guard {
            let bytes = guard.span().byte_range();
            let how = if binds_names(guard) { How::Unless } else { How::Instead };
            for (number, value) in self.at(Genre::Guard, guard.span().start()) {
                if how == How::Instead || value == "false" {
                    self.change(bytes.clone(), how, number, value.to_owned());
                }
            }
        }
        visit::visit_arm(self, arm);
    }

    fn visit_expr_struct(&mut self, made: &'ast syn::ExprStruct) {
        let rest = made.rest.as_ref().map(|rest| &self.text[rest.span().byte_range()]);
        for field in made.fields.iter().filter(|_| rest.is_some()) {
            let syn::Member::Named(name) = &field.member else { continue };
            let instead = format!("({}).{name}", rest.unwrap_or_default());
            let bytes = field.expr.span().byte_range();
            let how = if field.colon_token.is_some() { How::Instead } else { How::Value };
            for (number, _) in self.at(Genre::Field, field.span().start()) {
                self.change(bytes.clone(), how, number, instead.clone());
            }
        }
        visit::visit_expr_struct(self, made);
    }
}

/// A `let` in a condition, outside of brackets.
fn binds_names(condition: &Expr) -> bool {
    match condition {
        Expr::Let(_) => true,
        Expr::Binary(ExprBinary { left, op: BinOp::And(_), right, .. }) => {
            binds_names(left) || binds_names(right)
        }
        _ => false,
    }
}

/// The text with its changes, the outer around the inner.
fn written(text: &str, changes: BTreeMap<Key, Vec<(u32, String)>>) -> Switched {
    let mut out = Switched { text: String::with_capacity(text.len() * 2), regions: Vec::new() };
    let mut open: Vec<Open> = Vec::new();
    let mut at = 0;
    for ((start, Reverse(end), how), mutants) in changes {
        while let Some(inner) = open.pop_if(|inner| inner.end <= start) {
            out.text.push_str(&text[at..inner.end]);
            at = inner.end;
            out.close(inner);
        }
        // A field that is its own value gets another one behind its name.
        let from = if how == How::Value { end } else { start };
        out.text.push_str(&text[at..from]);
        at = from;
        let (begin, numbers) = (out.text.len(), mutants.iter().map(|(number, _)| *number).collect());
        out.begin(how, &text[start..end], &mutants);
        let suffix = if how == How::Instead { ") })" } else { "" };
        open.push(Open { end, begin, suffix, numbers });
    }
    while let Some(inner) = open.pop() {
        out.text.push_str(&text[at..inner.end]);
        at = inner.end;
        out.close(inner);
    }
    out.text.push_str(&text[at..]);
    out
}

/// A change whose end is not written yet.
struct Open {
    end: usize,
    begin: usize,
    suffix: &'static str,
    numbers: BTreeSet<u32>,
}

impl Switched {
    fn begin(&mut self, how: How, old: &str, mutants: &[(u32, String)]) {
        if how == How::Instead {
            self.text.push('(');
        }
        for (number, new) in mutants {
            let begin = self.text.len();
            let is = format!("crate::mutant::is({number})");
            self.text.push_str(&match how {
                How::Return => format!("if {is} {{ return {new}; }} "),
                How::Guard => format!(" if !{is}"),
                How::Unless => format!("!{is} && "),
                How::Value => format!(": if {is} {{ {new} }} else {{ {old} }}"),
                How::Instead => format!("if {is} {{ ({new}) }} else "),
            });
            let numbers = BTreeSet::from([*number]);
            self.regions.push(Region { bytes: begin..self.text.len(), numbers });
        }
        if how == How::Instead {
            self.text.push_str("{ (");
        }
    }

    fn close(&mut self, change: Open) {
        self.text.push_str(change.suffix);
        self.regions.push(Region { bytes: change.begin..self.text.len(), numbers: change.numbers });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mutant(genre: Genre, start: Place, replacement: &str) -> Mutant {
        let (file, name, replacement) = ("f.rs".to_owned(), "m".to_owned(), replacement.to_owned());
        Mutant { file, name, genre, start, replacement }
    }

    fn of(text: &str, mutants: &[Mutant]) -> String {
        let numbered: Vec<_> = (1..).zip(mutants).collect();
        let switched = switched(text, &numbered).unwrap();
        assert!(syn::parse_file(&switched.text).is_ok(), "{}", switched.text);
        switched.text.replace("crate::mutant::is", "is")
    }

    #[test]
    fn a_function_gives_its_value_before_it_does_anything() {
        assert_eq!(
            of("fn f() -> bool { a }", &[mutant(Genre::Function, (1, 18), "true")]),
            "fn f() -> bool { if is(1) { return true; } a }"
        );
        assert_eq!(
            of("fn f() -> impl I { a }", &[mutant(Genre::Function, (1, 20), "true")]),
            "fn f() -> impl I { a }"
        );
    }

    #[test]
    fn operators_change_up_to_the_ends_of_their_chain() {
        assert_eq!(
            of(
                "fn f() { (a || b && !c) }",
                &[
                    mutant(Genre::Operator, (1, 13), "&&"),
                    mutant(Genre::Operator, (1, 18), "||"),
                    mutant(Genre::Operator, (1, 21), ""),
                ]
            ),
            "fn f() { ((if is(1) { (a  &&  b && !c) } else if is(2) { (a || b  ||  !c) } else { (a || b && \
             (if is(3) { (  c) } else { (!c) })) })) }"
        );
    }

    #[test]
    fn conditions_that_bind_names_change_in_their_parts() {
        assert_eq!(
            of(
                "fn f() { if let A = b && c < d {} }",
                &[mutant(Genre::Operator, (1, 23), "||"), mutant(Genre::Operator, (1, 28), "<="),]
            ),
            "fn f() { if let A = b && (if is(2) { (c  <=  d) } else { (c < d) }) {} }"
        );
    }

    #[test]
    fn arms_guards_and_fields_have_switches() {
        assert_eq!(
            of(
                "fn f() { match a { B => c, D if e => g, _ => h } }",
                &[mutant(Genre::Arm, (1, 20), ""), mutant(Genre::Guard, (1, 33), "false"),]
            ),
            "fn f() { match a { B if !is(1) => c, D if (if is(2) { (false) } else { (e) }) => g, _ => h } }"
        );
        assert_eq!(
            of(
                "fn f() { S { a: b, c, ..d } }",
                &[mutant(Genre::Field, (1, 14), ""), mutant(Genre::Field, (1, 20), ""),]
            ),
            "fn f() { S { a: (if is(1) { ((d).a) } else { (b) }), c: if is(2) { (d).c } else { c }, ..d } }"
        );
    }

    #[test]
    fn constants_have_none() {
        let text = "const A: u8 = 1 + 2; const fn f() -> u8 { 1 + 2 }";
        let both = [mutant(Genre::Operator, (1, 17), "-"), mutant(Genre::Operator, (1, 45), "-")];
        assert_eq!(of(text, &both), text);
    }
}
