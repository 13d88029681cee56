package dev.homespun.docs.guide.conditions;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

record SqlStore(DataSource database) {

    // @start region="sql"
    /// {@return whether the book was still the one that was read}
    boolean replace(long id, Book read, Book next) throws SQLException {
        try (Connection connection = database.getConnection();
             PreparedStatement update = connection.prepareStatement(
                     "UPDATE book SET title = ?, version = version + 1 WHERE id = ? AND version = ?")) {
            update.setString(1, next.title());
            update.setLong(2, id);
            update.setLong(3, read.version());
            return update.executeUpdate() == 1;
        }
    }
    // @end
}
