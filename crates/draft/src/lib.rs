//! The one serialised shape: versions, migrations, JSON submission, digest
