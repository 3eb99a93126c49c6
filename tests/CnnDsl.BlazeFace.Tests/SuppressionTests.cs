using FaceFinder;

namespace CnnDsl.BlazeFace.Tests;

public class SuppressionTests
{
    [Fact]
    public void Boxes_that_overlap_become_their_mean_by_score_under_the_best_score()
    {
        Detection face = Assert.Single(Suppression.Blend([At(10, 0.2f), At(14, 0.6f)]));
        Assert.Equal(0.6f, face.Score);
        Assert.Equal(13, face.Box.Left, 1e-4);
        Assert.Equal(53, face.Box.Right, 1e-4);
        Assert.All(face.KeyPoints, point => Assert.Equal(33, point.X, 1e-4));
    }

    [Fact]
    public void Boxes_apart_stay_apart_the_surest_first() =>
        Assert.Equal([0.9f, 0.8f, 0.7f], Suppression.Blend([At(0, 0.7f), At(100, 0.9f), At(200, 0.8f)]).Select(face => face.Score));

    [Fact]
    public void A_box_without_area_is_a_face_of_its_own() =>
        Assert.Equal(2, Suppression.Blend([new Detection(0.5f, new Box(5, 5, 5, 5), new Place[6]), new Detection(0.6f, new Box(5, 5, 5, 5), new Place[6])]).Count);

    [Theory]
    [InlineData(0, 0, 1, 1, 1)]
    [InlineData(0.5f, 0, 1.5f, 1, 1 / 3.0)]
    [InlineData(2, 2, 3, 3, 0)]
    [InlineData(2, 0, 1, 1, 0)]
    public void Overlap_is_the_common_part_of_all_that_both_cover(float left, float top, float right, float bottom, double expected) =>
        Assert.Equal(expected, new Box(0, 0, 1, 1).Overlap(new Box(left, top, right, bottom)), 1e-6);

    private static Detection At(float left, float score) =>
        new(score, new Box(left, 0, left + 40, 40), [.. Enumerable.Repeat(new Place(left + 20, 20), Detection.Points)]);
}
