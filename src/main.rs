//! The `norm` command.

fn main() {}
