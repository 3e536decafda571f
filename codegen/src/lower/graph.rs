//! Strongly connected components of a graph (Tarjan): finds the types that hold each other.

/// The strongly connected components of a graph, numbered such that a component comes after every
/// other one that its members lead to.
#[derive(Debug)]
pub(crate) struct Components {
    /// The component of each node.
    pub of: Vec<usize>,
    /// The members of each component.
    pub members: Vec<Vec<usize>>,
}

/// Tarjan's algorithm, without recursion because documents can chain types without limit.
pub(crate) fn components(edges: &[Vec<usize>]) -> Components {
    let mut search = Search {
        edges,
        order: vec![UNSEEN; edges.len()],
        low: vec![0; edges.len()],
        open: Vec::new(),
        seen: 0,
        found: Components { of: vec![UNSEEN; edges.len()], members: Vec::new() },
    };
    for node in 0..edges.len() {
        if search.order[node] == UNSEEN {
            search.from(node);
        }
    }
    search.found
}

const UNSEEN: usize = usize::MAX;

struct Search<'e> {
    edges: &'e [Vec<usize>],
    /// When each node was first seen.
    order: Vec<usize>,
    /// The earliest node, by `order`, that each one is known to lead back to.
    low: Vec<usize>,
    /// Seen nodes whose component is not complete.
    open: Vec<usize>,
    seen: usize,
    found: Components,
}

impl Search<'_> {
    fn from(&mut self, root: usize) {
        self.enter(root);
        let mut path = vec![(root, 0)];
        while let Some((node, edge)) = path.last_mut() {
            let node = *node;
            let Some(&target) = self.edges[node].get(*edge) else {
                path.pop();
                self.leave(node);
                if let Some((parent, _)) = path.last() {
                    self.low[*parent] = self.low[*parent].min(self.low[node]);
                }
                continue;
            };
            *edge += 1;
            if self.order[target] == UNSEEN {
                self.enter(target);
                path.push((target, 0));
            } else if self.found.of[target] == UNSEEN {
                self.low[node] = self.low[node].min(self.order[target]);
            }
        }
    }

    fn enter(&mut self, node: usize) {
        self.order[node] = self.seen;
        self.low[node] = self.seen;
        self.seen += 1;
        self.open.push(node);
    }

    fn leave(&mut self, node: usize) {
        if self.low[node] != self.order[node] {
            return;
        }
        let start = self.open.iter().rposition(|&open| open == node).unwrap_or(0);
        let members = self.open.split_off(start);
        for &member in &members {
            self.found.of[member] = self.found.members.len();
        }
        self.found.members.push(members);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cycles_are_found_and_targets_come_first() {
        let edges = [vec![1], vec![2, 3], vec![1], vec![], vec![4]];
        let found = components(&edges);
        assert_eq!(found.of[1], found.of[2]);
        assert_ne!(found.of[0], found.of[1]);
        assert!(found.of[3] < found.of[1] && found.of[1] < found.of[0]);
        assert_eq!(found.members[found.of[4]], [4]);
    }

    #[test]
    fn a_long_chain_needs_no_stack() {
        let edges: Vec<Vec<usize>> = (1..=200_000).map(|next| vec![next % 200_000]).collect();
        assert_eq!(components(&edges).members.len(), 1);
    }
}
