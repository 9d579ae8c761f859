// Matt skin: light creeps warm round the terminator, and grazing light catches fine down.
vec3 shadeSkin(vec3 albedo, vec3 normal, vec3 toEye, float open, out float facing)
{
    Lit lit = light(normal, toEye, open, vec3(0.48, 0.28, 0.20));
    facing = lit.facing;
    vec3 bounce = vec3(1.0, 0.80, 0.70);
    vec3 dome = lit.dome * mix(bounce, vec3(1.0), smoothstep(0.2, 1.0, open));
    vec3 shaded = albedo * (dome + lit.key);
    float down = (1.0 - facing) * (1.0 - facing);
    shaded += albedo * vec3(0.14, 0.11, 0.10) * down * open;
    shaded += vec3(0.022, 0.020, 0.018) * sheen(normal, toEye, 9.0) * open;
    return turnEdge(shaded, facing, open);
}
