//! Corner points in, a judged mining-right boundary out
