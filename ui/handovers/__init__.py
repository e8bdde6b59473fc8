"""Cases between venues on the screens of cases: what came here, and how those sent stand."""
