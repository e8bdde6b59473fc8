"""The sums of rows, under the name the wire knows them by; both ends have them from `app`."""

from app.checksum import Buckets, added, bucket_of, checksum_of, full_weight, shown, weight

__all__ = ["Buckets", "added", "bucket_of", "checksum_of", "full_weight", "shown", "weight"]
