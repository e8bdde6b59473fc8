"""What a front desk IS: records, rules and the local store. No Qt, no sockets, no Chinese."""
