// Where a pool is liquidated: a hatch of 45 degrees, never a colour alone. The word stands beside it.

export function Hatch({ id }: { readonly id: string }) {
  return (
    <pattern
      id={id}
      width="7"
      height="7"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <line x1="0" y1="0" x2="0" y2="7" stroke="var(--crit)" strokeWidth="3" strokeOpacity="0.24" />
    </pattern>
  )
}
