package dev.homespun.docs.guide.start;

import dev.homespun.annotation.Body;
import dev.homespun.annotation.Controller;
import dev.homespun.annotation.Default;
import dev.homespun.annotation.Get;
import dev.homespun.annotation.Post;
import dev.homespun.annotation.Query;
import dev.homespun.binding.Created;
import dev.homespun.http.HttpError;
import java.util.List;

// @start region="controller"
@Controller("/teas")
final class Teas {

    private final TeaShelf shelf;

    Teas(TeaShelf shelf) {
        this.shelf = shelf;
    }
    // @end

    // @start region="list"
    @Get
    List<Tea> list(@Query @Default("100") int hottest) {
        return shelf.all().stream().filter(tea -> tea.degrees() <= hottest).toList();
    }
    // @end

    // @start region="one"
    @Get("/{id}")
    Tea one(long id) {
        return shelf.find(id).orElseThrow(() -> HttpError.notFound("tea", id));
    }
    // @end

    // @start region="add"
    @Post
    Created<Tea> add(@Body NewTea sent) {
        Tea tea = shelf.add(sent);
        return Created.at("/teas/" + tea.id(), tea);
    }
    // @end

    // @start region="cups"
    record Cups(String tea, int full) {}

    @Get("/{id}/cups")
    Cups cups(long id, @Query int water, @Query @Default("200") int cup) {
        return new Cups(one(id).name(), water / cup);
    }
    // @end
}
