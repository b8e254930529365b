"""What every format says, decided once: titles, order, notes, points."""
