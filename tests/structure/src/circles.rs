//! Files that import each other in a circle.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::Findings;
use crate::imports::Import;
use crate::modules::Crate;

/// The imports of each file.
type Graph<'a> = BTreeMap<&'a str, Vec<&'a Import>>;

/// For each file in a circle the shortest one that it is in; those that are found twice, once.
pub fn findings(krate: &Crate, imports: &BTreeSet<Import>) -> Findings {
    let mut graph = Graph::new();
    for import in imports {
        graph.entry(&import.from).or_default().push(import);
    }
    let files: BTreeSet<&str> = krate.files.values().map(String::as_str).collect();
    let mut seen = BTreeSet::new();
    let circles = files.iter().filter_map(|file| shortest(file, &graph));
    Findings {
        rule: "No files form a circle. Take one of the imports away: move what two files need into a \
               file below both, or name the file that defines a thing, not one that passes it on.",
        breaks: circles
            .filter(|circle| seen.insert(members(circle)))
            .map(|circle| describe(&circle))
            .collect(),
    }
}

/// The shortest way from a file back to itself, by a search in breadth.
fn shortest<'a>(start: &str, graph: &Graph<'a>) -> Option<Vec<&'a Import>> {
    let mut came_by: BTreeMap<&str, &Import> = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(file) = queue.pop_front() {
        for import in graph.get(file).into_iter().flatten() {
            if import.to == start {
                return Some(way_back(import, start, &came_by));
            }
            if !came_by.contains_key(import.to.as_str()) {
                came_by.insert(&import.to, import);
                queue.push_back(&import.to);
            }
        }
    }
    None
}

/// The imports that lead from `start` over `last` to `start`, in order.
fn way_back<'a>(
    last: &'a Import,
    start: &str,
    came_by: &BTreeMap<&str, &'a Import>,
) -> Vec<&'a Import> {
    let mut way = vec![last];
    let mut at = last.from.as_str();
    while at != start {
        let Some(import) = came_by.get(at) else { break };
        way.push(import);
        at = &import.from;
    }
    way.reverse();
    way
}

fn members<'a>(circle: &[&'a Import]) -> BTreeSet<&'a str> {
    circle.iter().map(|import| import.from.as_str()).collect()
}

fn describe(circle: &[&Import]) -> String {
    let files: Vec<&str> = circle.iter().map(|import| import.from.as_str()).collect();
    let steps = circle
        .iter()
        .map(|Import { from, to, path }| format!("\n    {from} names `{path}` ({to})"));
    files.join(", ") + &steps.collect::<String>()
}
