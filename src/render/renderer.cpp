#include "render/renderer.h"

#include "render/fibre_noise.h"
#include "render/gl/debug.h"
#include "render/gl/state.h"
#include "render/part_table.h"
#include "render/passes/glow_pass.h"
#include "render/passes/id_pass.h"
#include "render/passes/outline_pass.h"
#include "render/passes/screen_passes.h"
#include "render/passes/stipple_pass.h"
#include "render/passes/surface_pass.h"
#include "render/picture_buffers.h"

#include <algorithm>
#include <utility>

namespace knotlas::render
{
namespace
{

std::string glString(GLenum name)
{
    const GLubyte* text = glGetString(name);
    return text == nullptr ? "unknown" : reinterpret_cast<const char*>(text);
}

RendererInfo readInfo()
{
    RendererInfo info;
    info.renderer = glString(GL_RENDERER);
    info.version = glString(GL_VERSION);
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &info.maxTextureSize);
    glGetIntegerv(GL_MAX_SAMPLES, &info.maxSamples);
    return info;
}

core::Result<void> checkSize(const View& view, int limit)
{
    const bool fits = view.bufferPx.x <= limit && view.bufferPx.y <= limit;
    if (view.sizePx.x < 1.0f || view.sizePx.y < 1.0f || !fits)
    {
        return core::Error("a picture must have 1 to " + std::to_string(limit) +
                               " pixels a side; draw a larger one in tiles",
                           core::ErrorKind::Machine);
    }
    return {};
}

// A picture while it is made, with the number of passes that it holds.
struct Canvas
{
    PictureBuffers buffers;
    int refinedSamples = 0;
};

bool isSkin(const scene::Drawable& drawable)
{
    return drawable.material == scene::Material::Skin;
}

// What leaves a shadow on the floor; null when nothing does.
std::shared_ptr<const geometry::TriMesh> standingIn(const scene::Scene& scene)
{
    if (scene.standing != nullptr)
    {
        return scene.drawables.empty() ? nullptr : scene.standing;
    }
    const auto skin = std::ranges::find_if(scene.drawables, isSkin);
    return skin == scene.drawables.end() ? nullptr : skin->mesh;
}

}  // namespace

struct Renderer::Impl
{
    explicit Impl(ShaderLibrary library)
        : info(readInfo()), shaders(std::move(library)), fibreNoise(makeFibreNoise()),
          frame(gl::Buffer::create()), emptyArray(gl::VertexArray::create())
    {}

    // Makes the meshes known and brings all that hangs on the skin up to date.
    void prepare(const scene::Scene& scene);
    void uploadFrame(const FrameBlock& block) const;
    void drawPicture(const scene::Scene& scene, const View& view, const FrameBlock& block,
                     const Quality& quality);

    RendererInfo info;
    ShaderLibrary shaders;
    gl::Texture fibreNoise;
    gl::Buffer frame;
    gl::VertexArray emptyArray;
    Arenas arenas;
    PartTable parts;
    SkinPaint paint;
    StipplePass stipples;
    ContactShadow shadow;
    Canvas shown;
    Canvas aside;
    Canvas lens;
    std::size_t triangles = 0;

    Canvas& canvas(const Quality& quality)
    {
        return quality.lens ? lens : quality.aside ? aside : shown;
    }
};

void Renderer::Impl::prepare(const scene::Scene& scene)
{
    std::vector<const scene::Drawable*> skins;
    std::vector<const scene::Drawable*> inner;
    for (const scene::Drawable& drawable : scene.drawables)
    {
        const bool skin = drawable.material == scene::Material::Skin;
        (skin ? skins : inner).push_back(&drawable);
    }
    arenas.skin.admit(skins);
    arenas.inner.admit(inner);
    arenas.skin.collectCoarse();
    arenas.inner.collectCoarse();
    parts.update(scene, arenas.inner);
    const auto standing = standingIn(scene);
    if (scene.look.groundShadow && standing != nullptr)
    {
        shadow.update(standing);
    }
    if (skins.empty())
    {
        paint.clear();
        stipples.update(scene, nullptr);
        return;
    }
    StoredMesh& skin = *arenas.skin.find(skins.front()->mesh.get());
    arenas.skin.makeResident(skin);
    paint.update(scene, arenas.skin, skin);
    stipples.update(scene, skin.source);
}

void Renderer::Impl::uploadFrame(const FrameBlock& block) const
{
    glBindBuffer(GL_UNIFORM_BUFFER, frame.name());
    glBufferData(GL_UNIFORM_BUFFER, sizeof(FrameBlock), &block, GL_STREAM_DRAW);
    glBindBufferBase(GL_UNIFORM_BUFFER, kFrameBinding, frame.name());
}

void Renderer::Impl::drawPicture(const scene::Scene& scene, const View& view,
                                 const FrameBlock& block, const Quality& quality)
{
    const ViewVolume volume(block.clipFromWorld, glm::vec3(block.eye));
    const DrawList list = buildDrawList(scene, arenas, paint, volume, quality.coarse);
    triangles = list.triangles();
    const PaintUniforms paints = paintUniforms(scene);
    const SurfacePassInput surfaces{shaders, arenas,        list,
                                    paints,  view.bufferPx, fibreNoise.name()};
    const glm::vec2 pixelClip = 2.0f / view.sizePx;
    const float outline = scene.look.style == scene::Style::HighContrast ? 1.8f : 1.0f;
    const OutlinePassInput outlines{shaders,
                                    arenas.inner,
                                    list,
                                    pixelClip,
                                    outline * lineWidthPx(view),
                                    scene.look.theme == scene::Theme::Dark};
    parts.bind();
    canvas(quality).buffers.begin();
    drawOpaque(surfaces);
    if (scene.look.groundShadow && standingIn(scene) != nullptr)
    {
        drawGround(shaders, shadow, emptyArray.name());
    }
    drawVisibleOutlines(outlines);
    drawFadedInner(surfaces);
    drawFadedSkin(surfaces);
    stipples.draw(shaders, paints);
    const float aspect = view.wholePx.x / view.wholePx.y;
    const bool skinDrawn = std::ranges::any_of(scene.drawables, isSkin);
    drawGlows({shaders, canvas(quality).buffers, volume, view.bufferPx,
               scene.camera.projection(aspect), skinDrawn, emptyArray.name()},
              scene);
    drawHiddenOutlines(outlines);
}

core::Result<Renderer> Renderer::create(ProcLoader getProcAddress)
{
    const auto loader = reinterpret_cast<GLADloadfunc>(getProcAddress);
    const int version = gladLoadGL(loader);
    if (version == 0 || GLAD_GL_VERSION_3_3 == 0)
    {
        const std::string found = version == 0 ? "none" : glString(GL_VERSION);
        return core::Error("OpenGL 3.3 is needed; this machine offers " + found,
                           core::ErrorKind::Machine);
    }
    gl::installMessageLog();
    auto shaders = ShaderLibrary::load();
    if (!shaders)
    {
        return std::move(shaders).error();
    }
    return Renderer(std::make_unique<Impl>(std::move(shaders).value()));
}

Renderer::Renderer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Renderer::~Renderer() = default;
Renderer::Renderer(Renderer&&) noexcept = default;
Renderer& Renderer::operator=(Renderer&&) noexcept = default;

const RendererInfo& Renderer::info() const
{
    return impl_->info;
}

core::Result<void> Renderer::draw(const scene::Scene& scene, const Target& target,
                                  const Quality& quality)
{
    Impl& impl = *impl_;
    Canvas& canvas = impl.canvas(quality);
    const View view = viewOf(target, quality);
    if (auto fits = checkSize(view, impl.info.maxTextureSize); !fits)
    {
        return fits;
    }
    const int samples = std::clamp(quality.msaaSamples, 1, std::min(impl.info.maxSamples, 4));
    if (auto resized = canvas.buffers.resize(view.bufferPx, samples, view.enlarged()); !resized)
    {
        return resized;
    }
    const auto show = [&](GLuint picture) {
        encode(impl.shaders, view, scene.look, target, canvas.buffers, picture,
               impl.emptyArray.name());
        gl::restoreDefaults();
        return gl::checkMemory("the picture");
    };
    if (quality.again && canvas.refinedSamples > 0)
    {
        return show(canvas.refinedSamples > 1 ? canvas.buffers.refined()
                                              : canvas.buffers.resolved());
    }
    const bool refining = quality.sampleIndex > 0 && quality.sampleIndex == canvas.refinedSamples;
    const int sample = refining ? quality.sampleIndex : 0;
    if (sample == 1)
    {
        if (auto kept = canvas.buffers.keepFirst(); !kept)
        {
            return kept;
        }
    }
    impl.shaders.reloadChanged();
    impl.prepare(scene);
    const FrameBlock block = frameBlock(scene, view, jitterOf(sample));
    impl.uploadFrame(block);
    impl.drawPicture(scene, view, block, quality);
    canvas.buffers.resolve();
    if (refining)
    {
        accumulate(impl.shaders, canvas.buffers, sample, impl.emptyArray.name());
    }
    canvas.refinedSamples = sample + 1;
    return show(refining ? canvas.buffers.refined() : canvas.buffers.resolved());
}

void Renderer::forgetAside()
{
    impl_->aside = {};
}

void Renderer::forgetLens()
{
    impl_->lens = {};
}

core::Result<void> Renderer::drawBare(const scene::Scene& scene, const Target& target)
{
    Impl& impl = *impl_;
    const View view = viewOf(target, {});
    impl.prepare(scene);
    const FrameBlock block = frameBlock(scene, view, glm::vec2(0.0f));
    impl.uploadFrame(block);
    Batch skins;
    Batch inner;
    for (const scene::Drawable& drawable : scene.drawables)
    {
        const bool skin = drawable.material == scene::Material::Skin;
        GeometryArena& arena = skin ? impl.arenas.skin : impl.arenas.inner;
        StoredMesh& mesh = *arena.find(drawable.mesh.get());
        arena.makeResident(mesh);
        (skin ? skins : inner).add(mesh.clusters(Level::Full));
    }
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
    glViewport(target.viewportX, target.viewportY, target.widthPx, target.heightPx);
    gl::apply({});
    glClearColor(1.0f, 1.0f, 1.0f, 1.0f);
    glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
    impl.shaders.get(ProgramId::Bare).use();
    impl.arenas.skin.bind();
    skins.draw();
    impl.arenas.inner.bind();
    inner.draw();
    impl.triangles = skins.triangles() + inner.triangles();
    gl::restoreDefaults();
    return gl::checkMemory("the picture");
}

core::Result<std::vector<std::uint32_t>> Renderer::drawIds(const scene::Scene& scene, int widthPx,
                                                           int heightPx)
{
    Impl& impl = *impl_;
    Target target;
    target.widthPx = widthPx;
    target.heightPx = heightPx;
    const View view = viewOf(target, {});
    if (auto fits = checkSize(view, impl.info.maxTextureSize); !fits)
    {
        return std::move(fits).error();
    }
    impl.prepare(scene);
    impl.uploadFrame(frameBlock(scene, view, glm::vec2(0.0f)));
    auto places = drawIdPicture(impl.shaders, impl.arenas, scene.drawables, view.bufferPx, kNoId);
    gl::restoreDefaults();
    if (places)
    {
        for (std::uint32_t& place : *places)
        {
            place = place == kNoId ? kNoId : scene.drawables[place].id;
        }
    }
    return places;
}

void Renderer::waitForCoarse()
{
    impl_->arenas.skin.waitForCoarse();
    impl_->arenas.inner.waitForCoarse();
}

std::size_t Renderer::trianglesDrawn() const
{
    return impl_->triangles;
}

}  // namespace knotlas::render
