using FaceFinder;
using Imaging;

namespace CnnDsl.BlazeFace.Tests;

/// <summary>The trained network on the committed photo. Where the faces are was read off the photo by eye.</summary>
public class FaceDetectorTests
{
    /// <summary>Both eyes of each of the four, from left to right, the person's right one first.</summary>
    private static readonly (Place Right, Place Left)[] Eyes =
    [
        (new Place(76, 206), new Place(116, 186)),
        (new Place(240, 141), new Place(279, 139)),
        (new Place(465, 133), new Place(510, 129)),
        (new Place(596, 104), new Place(639, 118)),
    ];

    private static readonly Picture Photo = Picture.Load(Path.Combine(AppContext.BaseDirectory, "pictures", "friends.jpg"));

    [Theory, InlineData(VectorWidth.Bits128), InlineData(VectorWidth.Widest)]
    public void Every_face_of_the_photo_is_found_once_with_its_eyes_in_place(VectorWidth width)
    {
        Detection[] faces = [.. Detector(width).Find(Photo).OrderBy(face => face.Box.Left)];
        Assert.Equal(Eyes.Length, faces.Length);
        foreach (((Place right, Place left), Detection face) in Eyes.Zip(faces))
        {
            Assert.InRange(Distance(right, face.KeyPoints[0]), 0, 12);
            Assert.InRange(Distance(left, face.KeyPoints[1]), 0, 12);
            Assert.InRange(face.Box.Right - face.Box.Left, 80, 130);
            Assert.True(face.KeyPoints[3].Y > face.KeyPoints[2].Y && face.KeyPoints[2].Y > face.KeyPoints[0].Y, "Eyes stand over the nose, the nose over the mouth.");
        }
    }

    [Fact]
    public void A_picture_of_any_shape_gives_faces_in_its_own_pixels()
    {
        // The second face, as wide as high, at twice the size.
        Picture portrait = Resampling.Bilinear(Photo.Crop(150, 40, 240, 287), 480, 574);
        Detection face = Assert.Single(FaceDetector.Load().Find(portrait));
        Assert.InRange(Distance(new Place(2 * (240 - 150), 2 * (141 - 40)), face.KeyPoints[0]), 0, 24);
    }

    [Fact]
    public void Where_no_face_is_none_is_found() => Assert.Empty(FaceDetector.Load().Find(new Picture(640, 480)));

    private static FaceDetector Detector(VectorWidth width) =>
        new(FaceFinder.BlazeFace.Load(Path.Combine(AppContext.BaseDirectory, "weights", "blazeface.safetensors"), width));

    private static double Distance(Place a, Place b) => Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));
}
