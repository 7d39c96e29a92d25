//! Catalogue, answers, findings and the score: the heart of the self-assessment
