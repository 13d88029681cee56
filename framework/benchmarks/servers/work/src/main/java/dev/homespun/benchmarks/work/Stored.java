package dev.homespun.benchmarks.work;

/// The answer to `POST /articles`.
///
/// @param title the article's
/// @param tags how many it has
/// @param characters how long its text is
public record Stored(String title, int tags, int characters) {

    /// {@return what is answered to an article that is valid}
    public static Stored of(NewArticle article) {
        return new Stored(article.title(), article.tags().size(), article.text().length());
    }
}
