"""What every server knows from the public record, with sources: institutions, people who came out, releases."""
