//! Which rows of a page's cost tables are about which services of its diagrams.

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use crate::diagram::Place;
use crate::markdown::{self, Block, BlockKind};
use crate::text::Span;

/// Rows with checked figures, by what they are about.
#[derive(Debug, Default)]
pub struct Costs {
    /// What the ids of rows begin with.
    prefix: String,
    /// The number of each row, by its place; from one.
    numbers: BTreeMap<Span, usize>,
    /// The same rows by the name in their first cell.
    by_name: BTreeMap<String, Vec<usize>>,
    /// The same rows by the family of their name, each with its roles.
    by_family: BTreeMap<&'static str, Vec<(usize, Roles)>>,
}

/// What people call the services of a cloud, and the family that each is of. A longer name comes
/// before a shorter one that it begins with.
const FAMILIES: [(&str, &str); 58] = [
    ("elasticloadbalancing", "elb"),
    ("elasticloadbalancer", "elb"),
    ("applicationloadbalancer", "elb"),
    ("networkloadbalancer", "elb"),
    ("로드밸런서", "elb"),
    ("alb", "elb"),
    ("nlb", "elb"),
    ("elb", "elb"),
    ("natgateway", "nat"),
    ("natgw", "nat"),
    ("nat게이트웨이", "nat"),
    ("apigateway", "apigateway"),
    ("api게이트웨이", "apigateway"),
    ("elasticache", "elasticache"),
    ("redis", "elasticache"),
    ("valkey", "elasticache"),
    ("memcached", "elasticache"),
    ("레디스", "elasticache"),
    ("aurora", "aurora"),
    ("rds", "rds"),
    ("dynamodb", "dynamodb"),
    ("cloudwatch", "cloudwatch"),
    ("클라우드워치", "cloudwatch"),
    ("cloudfront", "cloudfront"),
    ("cloudtrail", "cloudtrail"),
    ("route53", "route53"),
    ("ec2", "ec2"),
    ("ebs", "ebs"),
    ("efs", "efs"),
    ("eks", "eks"),
    ("ecs", "ecs"),
    ("ecr", "ecr"),
    ("fargate", "fargate"),
    ("lambda", "lambda"),
    ("람다", "lambda"),
    ("s3", "s3"),
    ("glacier", "glacier"),
    ("sqs", "sqs"),
    ("sns", "sns"),
    ("kinesis", "kinesis"),
    ("eventbridge", "eventbridge"),
    ("stepfunctions", "stepfunctions"),
    ("secretsmanager", "secretsmanager"),
    ("systemsmanager", "systemsmanager"),
    ("kms", "kms"),
    ("waf", "waf"),
    ("cognito", "cognito"),
    ("opensearch", "opensearch"),
    ("redshift", "redshift"),
    ("athena", "athena"),
    ("glue", "glue"),
    ("msk", "msk"),
    ("mq", "mq"),
    ("backup", "backup"),
    ("transitgateway", "transitgateway"),
    ("vpcendpoint", "vpcendpoint"),
    ("vpc엔드포인트", "vpcendpoint"),
    ("vpc", "vpc"),
];

/// What members of one family are told apart by; words in a group mean the same.
const ROLES: [&[&str]; 5] = [
    &["replica", "레플리카", "복제본"],
    &["snapshot", "스냅샷"],
    &["backup", "백업"],
    &["restore", "복원", "복구"],
    &["proxy", "프록시"],
];

/// The groups of `ROLES` that a name has a word of.
type Roles = BTreeSet<usize>;

impl Costs {
    /// The rows in which a figure stands.
    pub fn of(blocks: &[Block], context: &Context<'_>) -> Self {
        let figures = context.figures;
        let mut costs = Self { prefix: context.joined.id("_cost-"), ..Self::default() };
        markdown::blocks(blocks, &mut |block| {
            let BlockKind::Table(table) = &block.kind else { return };
            for row in &table.rows {
                let at = figures.partition_point(|figure| figure.span.start < row.span.start);
                if figures.get(at).is_none_or(|figure| figure.span.start >= row.span.end) {
                    continue;
                }
                let Some(cell) = row.cells.first() else { continue };
                let name = plain(&markdown::plain_text(&cell.content));
                let number = costs.numbers.len() + 1;
                costs.numbers.insert(row.span, number);
                if let Some(family) = family(&name) {
                    costs.by_family.entry(family).or_default().push((number, roles(&name)));
                }
                costs.by_name.entry(name).or_default().push(number);
            }
        });
        costs
    }

    /// The id of the row at a place, when it is one of these.
    pub fn id(&self, row: Span) -> Option<String> {
        Some(format!("{}{}", self.prefix, self.numbers.get(&row)?))
    }

    /// The ids of the rows about a place of a diagram, parted by blanks: those with its very
    /// name, else those of its family, which its label or its icon tells, and of its roles.
    pub fn rows_of(&self, place: &Place) -> String {
        let name = plain(&place.label);
        let icon = place.icon.as_deref().and_then(|icon| icon.rsplit_once(':'));
        let family = || family(&name).or_else(|| icon.and_then(|(_, icon)| family(&plain(icon))));
        let named = self.by_name.get(&name).filter(|_| !name.is_empty());
        let numbers: BTreeSet<usize> = match named {
            Some(rows) => rows.iter().copied().collect(),
            None => {
                let rows = family().and_then(|family| self.by_family.get(family));
                let own = roles(&name);
                let rows = rows.into_iter().flatten().filter(|(_, roles)| *roles == own);
                rows.map(|(number, _)| *number).collect()
            }
        };
        let ids = numbers.iter().map(|number| format!("{}{number}", self.prefix));
        ids.collect::<Vec<_>>().join(" ")
    }
}

/// A name as it is compared: small letters and digits alone, without whose service it is and without
/// what stands in brackets.
fn plain(name: &str) -> String {
    let mut depth = 0_usize;
    let outside = name.chars().filter(|c| {
        depth += usize::from(matches!(c, '(' | '['));
        let keep = depth == 0;
        depth = depth.saturating_sub(usize::from(matches!(c, ')' | ']')));
        keep
    });
    let outside: String = outside.collect::<String>().to_lowercase();
    let words = outside.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !matches!(*word, "amazon" | "aws" | "for")).collect()
}

/// The family of the service that a name begins with.
fn family(name: &str) -> Option<&'static str> {
    FAMILIES.iter().find(|(known, _)| name.starts_with(known)).map(|(_, family)| *family)
}

fn roles(name: &str) -> Roles {
    let has = |at: &usize| ROLES[*at].iter().any(|word| name.contains(word));
    (0..ROLES.len()).filter(has).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_without_what_differs_from_author_to_author() {
        assert_eq!(plain("**Amazon RDS for PostgreSQL** (db.t3.micro)"), "rdspostgresql");
        assert_eq!(family(&plain("AWS NAT Gateway A")), Some("nat"));
        assert_eq!(family(&plain("ALB")), family(&plain("Application Load Balancer")));
        assert_eq!(family(&plain("합계")), None);
    }

    #[test]
    fn members_of_a_family_are_told_apart_by_their_roles() {
        let of = |name: &str| roles(&plain(name));
        assert_eq!(of("RDS Primary"), of("RDS for PostgreSQL"));
        assert_eq!(of("RDS Read Replica"), of("RDS 복제본"));
        assert_ne!(of("RDS Primary"), of("RDS 수동 스냅샷"));
    }
}
