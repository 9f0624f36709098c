//! What people call the services of a cloud: one service has many names.

use std::collections::BTreeSet;

/// A name as services are told by.
#[derive(Clone, Debug)]
pub struct Named {
    /// One form of the name, in which two authors write the same.
    pub plain: String,
    service: Option<&'static str>,
    roles: BTreeSet<usize>,
}

/// A service, and as what it is used: a database is not its snapshots.
pub type Use<'a> = (&'static str, &'a BTreeSet<usize>);

/// What people call the services of a cloud, and the service that each is. A longer name comes before a
/// shorter one that it begins with.
const SERVICES: [(&str, &str); 58] = [
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

/// What uses of one service are told apart by; words in a group mean the same.
const ROLES: [&[&str]; 5] = [
    &["replica", "레플리카", "복제본"],
    &["snapshot", "스냅샷"],
    &["backup", "백업"],
    &["restore", "복원", "복구"],
    &["proxy", "프록시"],
];

impl Named {
    /// What `name` names: a label (`**Amazon RDS** (2대)`) or the name of an icon (`rds`).
    pub fn of(name: &str) -> Self {
        let plain = plain(name);
        let known = SERVICES.iter().find(|(known, _)| plain.starts_with(known));
        let has = |at: &usize| ROLES[*at].iter().any(|word| plain.contains(word));
        let roles = (0..ROLES.len()).filter(has).collect();
        Self { service: known.map(|(_, service)| *service), roles, plain }
    }

    /// The same, of the service of an icon where its own name tells none.
    pub fn with_icon(mut self, icon: &str) -> Self {
        self.service = self.service.or_else(|| Self::of(icon).service);
        self
    }

    /// The known service that this is, and its use.
    pub fn usage(&self) -> Option<Use<'_>> {
        self.service.map(|service| (service, &self.roles))
    }
}

/// Small letters and digits alone, without whose service it is and without what stands in brackets.
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

#[cfg(test)]
mod tests {
    use super::*;

    fn same(one: &str, other: &str) -> bool {
        let (one, other) = (Named::of(one), Named::of(other));
        one.usage().is_some() && one.usage() == other.usage()
    }

    #[test]
    fn names_are_compared_without_what_differs_from_author_to_author() {
        assert_eq!(Named::of("**Amazon RDS for PostgreSQL** (db.t3.micro)").plain, "rdspostgresql");
        assert!(same("AWS NAT Gateway A", "nat-gateway"));
        assert!(same("ALB", "Application Load Balancer"));
        assert_eq!(Named::of("합계").usage(), None);
        assert_eq!(Named::of("주 DB").with_icon("rds").usage(), Named::of("RDS").usage());
    }

    #[test]
    fn uses_of_one_service_are_told_apart() {
        assert!(same("RDS Primary", "RDS for PostgreSQL"));
        assert!(same("RDS Read Replica", "RDS 복제본"));
        assert!(!same("RDS Primary", "RDS 수동 스냅샷"));
    }

    #[test]
    fn a_longer_name_comes_before_what_it_begins_with() {
        for (at, (name, _)) in SERVICES.iter().enumerate() {
            let shorter = SERVICES[..at].iter().find(|(before, _)| name.starts_with(before));
            assert_eq!(shorter, None, "{name}");
        }
    }
}
