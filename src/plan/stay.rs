//! Who is where they are now.

use super::Post;
use super::problem::Problem;

/// Whether somebody is at a service now, and may work there.
pub(super) fn is_home(problem: &Problem, person: usize, site: usize) -> bool {
    let holder = problem.sites.get(site).map(|site| site.holder);
    let person = problem.people.get(person);
    holder.zip(person).is_some_and(|(holder, person)| person.is_at(holder) && person.fits(site))
}

/// Posts of people at places where they are not now.
pub(super) fn moves<'p>(problem: &Problem, posts: &'p [Post]) -> Vec<&'p Post> {
    posts.iter().filter(|post| !is_home(problem, post.person, post.site)).collect()
}
