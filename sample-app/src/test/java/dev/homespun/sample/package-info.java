/// Tests of the bookshop, from outside in: the API, the rules of a book, the store on H2 and on PostgreSQL.
///
/// Read `BooksTest` first; `BookStoreContract` is what every store must do.
@NullMarked
package dev.homespun.sample;

import org.jspecify.annotations.NullMarked;
