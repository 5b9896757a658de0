// Finds circles in «points to» relations: units above units, questions asked because of questions. Pure.

/**
 * Walks from every start along `next` and reports each circle once, as the path that closes it («A → B → A»),
 * at the first start that lies in it.
 */
export function checkCycles<R>(
  starts: readonly { readonly node: string; readonly row: R }[],
  next: (node: string) => readonly string[],
  onCycle: (path: readonly string[], row: R) => void,
): void {
  const rowOf = new Map(starts.map(({ node, row }) => [node, row]));
  const done = new Set<string>();
  for (const { node } of starts) {
    if (done.has(node)) continue;
    // An explicit stack: ten thousand units in one line must not overflow the call stack.
    const path: { node: string; rest: string[] }[] = [{ node, rest: [...next(node)] }];
    const onPath = new Set([node]);
    while (path.length > 0) {
      const top = path[path.length - 1]!;
      const following = top.rest.shift();
      if (following === undefined) {
        done.add(top.node);
        onPath.delete(top.node);
        path.pop();
      } else if (onPath.has(following)) {
        const circle = path.slice(path.findIndex((step) => step.node === following)).map((step) => step.node);
        const first = circle.find((member) => rowOf.has(member));
        if (first !== undefined) onCycle([...rotate(circle, first), first], rowOf.get(first)!);
      } else if (!done.has(following)) {
        path.push({ node: following, rest: [...next(following)] });
        onPath.add(following);
      }
    }
  }
}

function rotate(circle: readonly string[], first: string): string[] {
  const at = circle.indexOf(first);
  return [...circle.slice(at), ...circle.slice(0, at)];
}
