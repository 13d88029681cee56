package dev.homespun.benchmarks.work;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;

/// `POST /articles`: a document of 1 KiB.
public record NewArticle(
        @NotBlank @Size(max = 200) String title,
        @NotBlank @Size(max = 100) String author,
        @Min(1) @Max(1_000_000) int words,
        boolean draft,
        @Size(max = 10) List<String> tags,
        @NotBlank @Size(max = 100_000) String text) {}
